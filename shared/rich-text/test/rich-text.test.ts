import { describe, expect, test } from "vitest";
import { excerpt, shorten } from "../src/excerpt.ts";
import { plainText } from "../src/plain-text.ts";
import { deepestRichText, type RichNode } from "../src/rich-node.ts";
import { depthOf, richTextSchema } from "../src/rich-node-schema.ts";

const table: RichNode = {
  kind: "table",
  caption: "값",
  head: [
    [
      { children: ["재료"], header: true },
      { children: ["원"], header: true },
    ],
  ],
  body: [[{ children: ["무"], header: true }, { children: [{ kind: "strong", children: ["980"] }] }]],
};

function quoted(depth: number): RichNode {
  return depth === 0 ? "가" : { kind: "quote", children: [quoted(depth - 1)] };
}

describe("plain text", () => {
  test("gives each block a line and keeps marked words in theirs", () => {
    const nodes: RichNode[] = [
      { kind: "heading", level: 2, children: ["제목"] },
      {
        kind: "paragraph",
        children: ["굵은 ", { kind: "strong", children: ["말"] }, "과 ", { kind: "break" }, "다음"],
      },
      { kind: "list", ordered: false, items: [["하나"], ["둘"]] },
      table,
    ];
    expect(plainText(nodes)).toBe("제목\n굵은 말과\n다음\n하나\n둘\n값\n재료 원\n무 980");
  });

  test("says a picture in its alternative text", () => {
    expect(plainText([{ kind: "image", src: "/a.png", alt: "억새밭" }])).toBe("억새밭");
  });
});

describe("an excerpt", () => {
  test("leaves out headings and tables", () => {
    expect(excerpt([{ kind: "heading", level: 2, children: ["제목"] }, table, "본문입니다."])).toBe(
      "본문입니다.",
    );
  });

  test("ends between words and never inside a character", () => {
    expect(shorten("배추와 무와 쪽파를 심었습니다", 9)).toBe("배추와 무와…");
    expect(shorten("😀😀😀", 2)).toBe("😀😀…");
    expect(shorten("짧다", 10)).toBe("짧다");
  });
});

describe("the schema", () => {
  test("accepts what an importer makes", () => {
    expect(richTextSchema.safeParse([table, { kind: "rule" }, "글"]).success).toBe(true);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "/\\evil.example",
    "java\nscript:x",
  ])("refuses a link to %j", (href) => {
    const link = { kind: "link", href, children: ["여기"] };
    expect(richTextSchema.safeParse([link]).success).toBe(false);
  });

  test.each([
    { kind: "script", children: ["alert(1)"] },
    { kind: "paragraph", children: ["x"], onclick: "alert(1)" },
    { kind: "image", src: "https://elsewhere.example/a.png", alt: "" },
    { kind: "heading", level: 1, children: ["x"] },
  ])("refuses %j", (node) => {
    expect(richTextSchema.safeParse([node]).success).toBe(false);
  });

  test("refuses a tree that no reader could follow", () => {
    expect(depthOf([quoted(3)])).toBe(3);
    expect(richTextSchema.safeParse([quoted(deepestRichText)]).success).toBe(true);
    expect(richTextSchema.safeParse([quoted(deepestRichText + 1)]).success).toBe(false);
  });
});

import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText, richTextSchema, type RichNode } from "@madang/rich-text";
import { htmlToRichText } from "../src/html/html-to-rich-text.ts";

const base = "https://city.example/news/1";

function written(html: string): string {
  return JSON.stringify(htmlToRichText(html, base));
}

describe("nothing that acts gets through", () => {
  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<style>body{background:url(javascript:alert(1))}</style>",
    "<p style='background:url(//evil.example)' onclick='alert(1)' id='x' class='y'>글</p>",
    "<form action='https://evil.example'><input name=password><button>보내기</button></form>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<base href='https://evil.example/'><a href='x'>여기</a>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
  ])("%s", (html) => {
    const tree = written(html);
    expect(tree).not.toMatch(/alert|onerror|onclick|style|evil|password|script/i);
    expect(richTextSchema.safeParse(JSON.parse(tree)).success).toBe(true);
  });

  test.each([
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java&#10;script:alert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//",
  ])("a link to %j becomes its words", (href) => {
    expect(htmlToRichText(`<a href="${href}">여기</a>`)).toEqual([{ kind: "paragraph", children: ["여기"] }]);
  });

  test("any text at all gives a valid tree", () => {
    const tags = constantFrom(
      "p",
      "div",
      "table",
      "tr",
      "td",
      "ul",
      "li",
      "a",
      "b",
      "h3",
      "br",
      "img",
      "script",
      "span",
    );
    const piece = oneof(
      string({ unit: "binary", maxLength: 12 }),
      tags.map((tag) => `<${tag} href="x" lang=ko colspan=3>`),
      tags.map((tag) => `</${tag}>`),
    );
    const html = array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
    assert(
      property(html, (text) => {
        const tree = htmlToRichText(text, base);
        expect(richTextSchema.safeParse(tree).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("size is bounded", () => {
  test("very deep HTML is refused", () => {
    expect(() => htmlToRichText("<div>".repeat(100_000))).toThrow(/inside one another/);
    expect(() => htmlToRichText("<b><i>".repeat(50_000))).toThrow(/inside one another/);
  });

  test.each([
    ["attributes", `<p ${Array.from({ length: 100_000 }, (_, n) => `a${n}=1`).join(" ")}>글</p>`],
    ["open brackets", "<".repeat(500_000)],
    ["closing tags of nothing", "</b>".repeat(200_000)],
    ["unclosed comments", "<!--".repeat(200_000)],
    ["entities", "&amp".repeat(200_000)],
    ["an embedded picture", `<img alt="지도" src="data:image/png;base64,${"A".repeat(4_000_000)}">`],
    ["paragraphs", "<p>글".repeat(40_000)],
  ])("many %s come to an end", (_name, html) => {
    expect(JSON.stringify(htmlToRichText(html)).length).toBeLessThan(html.length * 20);
  });

  test("lists in lists stay within what a reader can follow, with every word", () => {
    const depth = 60;
    const tree = htmlToRichText(`${"<ul><li>가".repeat(depth)}${"</li></ul>".repeat(depth)}`);
    expect(richTextSchema.safeParse(tree).success).toBe(true);
    expect(plainText(tree).match(/가/g)).toHaveLength(depth);
  });
});

describe("what an article says stays", () => {
  test("paragraphs from boxes, double breaks and bare text", () => {
    expect(plainText(htmlToRichText("하나<br><br>둘<div>셋</div><p>&nbsp;</p><p>넷</p>"))).toBe(
      "하나\n둘\n셋\n넷",
    );
  });

  test("headings begin below the page's and leave no gap", () => {
    const levels = htmlToRichText("<h1>가</h1><h4>나</h4><h6>다</h6><h6></h6>").map(
      (node) => typeof node !== "string" && node.kind === "heading" && node.level,
    );
    expect(levels).toEqual([2, 3, 4]);
  });

  test("tables with heads, spans and captions", () => {
    const [table] = htmlToRichText(
      "<table><caption>값</caption><tr><th>가<th>나<tr><td colspan=2>다</td></tr></table>",
    );
    expect(table).toEqual({
      kind: "table",
      caption: "값",
      head: [
        [
          { children: ["가"], header: true },
          { children: ["나"], header: true },
        ],
      ],
      body: [[{ children: ["다"], columns: 2 }]],
    } satisfies RichNode);
  });

  test("tables that only arrange come apart", () => {
    expect(htmlToRichText("<table><tr><td><p>가</p></td></tr><tr><td>나</td></tr></table>")).toEqual([
      { kind: "paragraph", children: ["가"] },
      { kind: "paragraph", children: ["나"] },
    ]);
  });

  test("relative links lead to where the article came from", () => {
    expect(written('<a href="../file?id=3&amp;a=b">내려받기</a>')).toContain(
      "https://city.example/file?id=3&a=b",
    );
  });

  test("pictures elsewhere become links in words, those of a desktop become words", () => {
    expect(written('<img src="/p/1.jpg" alt="억새밭">')).toBe(
      '[{"kind":"paragraph","children":[{"kind":"link","href":"https://city.example/p/1.jpg","children":["사진: 억새밭"]}]}]',
    );
    expect(written('<img src="file:///C:/1.jpg" alt="억새밭">')).toBe(
      '[{"kind":"paragraph","children":["사진: 억새밭"]}]',
    );
  });

  test("languages inside the text", () => {
    expect(written('<p>이름은 <span lang="en">Hanul</span>입니다</p>')).toContain(
      '"kind":"language","lang":"en"',
    );
  });
});

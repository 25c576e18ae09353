import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Prose } from "../src/components/prose.tsx";
import type { RichNode } from "../src/rich/rich-node.ts";

describe("prose", () => {
  it("renders a tree as plain HTML", () => {
    const html = render([
      { kind: "heading", level: 2, children: ["1. 이유"] },
      {
        kind: "paragraph",
        children: ["앞 ", { kind: "strong", children: ["굵게"] }, { kind: "break" }, "뒤"],
      },
      { kind: "list", ordered: true, start: 3, items: [["하나"], [{ kind: "paragraph", children: ["둘"] }]] },
    ]);
    expect(html).toBe(
      '<div class="m-prose"><h2>1. 이유</h2><p>앞 <strong>굵게</strong><br/>뒤</p><ol start="3"><li>하나</li><li><p>둘</p></li></ol></div>',
    );
  });

  it.each(["javascript:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "vbscript:x"])(
    "keeps the words of a link to %j and drops the address",
    (href) => {
      expect(render([{ kind: "paragraph", children: [{ kind: "link", href, children: ["누르기"] }] }])).toBe(
        '<div class="m-prose"><p>누르기</p></div>',
      );
    },
  );

  it.each(["/notices/1", "#history", "https://law.example/", "mailto:a@b.example", "tel:0000000120"])(
    "follows %s",
    (href) => {
      expect(
        render([{ kind: "paragraph", children: [{ kind: "link", href, children: ["보기"] }] }]),
      ).toContain(`href="${href}"`);
    },
  );

  it("shows markup in texts as text", () => {
    expect(render([{ kind: "paragraph", children: ["<img src=x onerror=alert(1)>"] }])).not.toContain("<img");
  });

  it("gives a picture its size and words, and a table its scopes", () => {
    const html = render([
      { kind: "image", src: "/media/a.webp", alt: "들판", width: 800, height: 600, caption: "가을" },
      {
        kind: "table",
        caption: "너비",
        head: [[{ children: ["길"] }]],
        body: [[{ header: true, children: ["보도"], columns: 2 }]],
      },
    ]);
    expect(html).toContain('alt="들판" width="800" height="600"');
    expect(html).toContain('<th scope="col">길</th>');
    expect(html).toContain('<th scope="row" colSpan="2">보도</th>');
    expect(html).toContain('tabindex="0" aria-label="너비"');
  });
});

function render(nodes: RichNode[]): string {
  return renderToStaticMarkup(<Prose nodes={nodes} />);
}

import { expect, test } from "vitest";
import { richHtml } from "../src/rich-html.ts";
import type { RichNode } from "../src/rich-node.ts";

const options = { origin: "https://hanul.example" };

test("every kind of node has its element", () => {
  const nodes: RichNode[] = [
    { kind: "heading", level: 3, children: ["제목"] },
    { kind: "paragraph", children: ["가", { kind: "break" }, { kind: "strong", children: ["나"] }] },
    { kind: "list", ordered: true, start: 3, items: [["하나"], ["둘"]] },
    {
      kind: "quote",
      children: [{ kind: "paragraph", children: [{ kind: "language", lang: "en", children: ["x"] }] }],
    },
    { kind: "preformatted", text: "a < b" },
    { kind: "rule" },
    {
      kind: "table",
      caption: "표",
      head: [[{ children: ["열"], columns: 2 }]],
      body: [
        [
          { children: ["행"], header: true },
          { children: ["값"], rows: 2 },
        ],
      ],
    },
    { kind: "image", src: "/api/news/images/1.jpg", alt: "다리", width: 4, height: 3, caption: "새 다리" },
  ];
  expect(richHtml(nodes, options)).toBe(
    [
      "<h3>제목</h3><p>가<br><strong>나</strong></p>",
      `<ol start="3"><li>하나</li><li>둘</li></ol><blockquote><p><span lang="en">x</span></p></blockquote>`,
      `<pre>a &#60; b</pre><hr><table><caption>표</caption><thead><tr><th colspan="2">열</th></tr></thead>`,
      `<tbody><tr><th>행</th><td rowspan="2">값</td></tr></tbody></table>`,
      `<figure><img src="https://hanul.example/api/news/images/1.jpg" alt="다리" width="4" height="3">`,
      "<figcaption>새 다리</figcaption></figure>",
    ].join(""),
  );
});

test.each([
  "javascript:alert(1)",
  " java\nscript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:x",
])("%j leads nowhere and shows nothing", (address) => {
  const link: RichNode = { kind: "link", href: address, children: ["여기"] };
  expect(richHtml([link], options)).toBe("여기");
  expect(richHtml([{ kind: "image", src: address, alt: "그림" }], options)).toBe("그림");
});

test("words and values never become markup", () => {
  const link: RichNode = { kind: "link", href: `/a"onclick='x'>`, children: [`<script>"&'`] };
  const html = richHtml([link, { kind: "image", src: `/x"y`, alt: `"><b>` }], options);
  expect(html).not.toMatch(/<script|<b>|"onclick/);
  expect(html).toContain("&#60;script&#62;&#34;&#38;&#39;");
});

test("without an origin paths stay paths", () => {
  const link: RichNode = { kind: "link", href: "/news/1", children: ["소식"] };
  expect(richHtml([link], { origin: "" })).toBe(`<a href="/news/1">소식</a>`);
});

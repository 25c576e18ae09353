import { holes, type Crumb, type Layout } from "@madang/manifest";
import { array, assert, property, record, string } from "fast-check";
import { expect, test } from "vitest";
import { compileLayout } from "../src/compose/compile-layout.ts";
import { escapeHtml, escapeJson } from "../src/compose/escape.ts";
import { fillLayout } from "../src/compose/fill-layout.ts";
import type { PageContent } from "../src/compose/page-content.ts";
import { preferencesOf } from "../src/preferences/preferences.ts";
import { layoutFor } from "./fake-shell.ts";

const layout = layoutFor({
  site: "hanul",
  language: "ko",
  kind: "page",
  navigation: [{ id: "news/list", label: "소식", href: "/news" }],
});
const compile = (changed: Layout) => compileLayout({ layout: changed, kind: "page", language: "ko" });
const compiled = compile(layout);

const contentOf = (values: {
  title: string;
  description: string;
  address: string;
  breadcrumb: Crumb[];
}): PageContent => ({
  layout: compiled,
  kind: "page",
  language: "ko",
  main: [Buffer.from("MAIN")],
  shown: [],
  current: "news/list",
  alternates: { ko: values.address, en: values.address },
  canonical: values.address,
  noindex: false,
  preferences: preferencesOf({ text: "large", contrast: "high" }),
  origin: "",
  ...values,
});

/** The markup with everything between quotes and tags taken out: what a value could change only by breaking out. */
function skeleton(html: string): string {
  return html.replace(/"[^"]*"/g, '""').replace(/>[^<]*</g, "><");
}

test("no value can break out of a hole", () => {
  const text = string({ unit: "grapheme", maxLength: 60 });
  const nasty = array(string({ unit: "grapheme", maxLength: 8 })).map((parts) =>
    parts.join("\"><script>&'⟦main⟧</title>⟦title⟧"),
  );
  const usual = contentOf({
    title: "t",
    description: "d",
    address: "/a",
    breadcrumb: [{ label: "x", href: "/x" }, { label: "y" }],
  });
  const expected = skeleton(Buffer.concat(fillLayout(usual, [])).toString());
  for (const value of [text, nasty])
    assert(
      property(
        record({ title: value, description: value, address: value, label: value, href: value }),
        (given) => {
          const { label, href, ...rest } = given;
          const content = contentOf({ ...rest, breadcrumb: [{ label, href }, { label }] });
          const html = Buffer.concat(fillLayout(content, [])).toString();
          expect(skeleton(html)).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
});

test("JSON in a script element cannot end it and is read back as it was", () => {
  assert(
    property(string({ unit: "binary" }), (value) => {
      const json = escapeJson({ value: `${value}</script><!--\u2028` });
      expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(json)).toEqual({ value: `${value}</script><!--\u2028` });
    }),
  );
});

test("a value that looks like a hole is not one", () => {
  const content = contentOf({ title: "⟦main⟧", description: "⟦head⟧", address: "/", breadcrumb: [] });
  const html = Buffer.concat(fillLayout(content, [])).toString();
  expect(html).toContain("<title>⟦main⟧ | Portal</title>");
  expect(html.match(/MAIN/g)).toHaveLength(1);
});

test("holes are filled as their kind says", () => {
  const content = contentOf({ title: "a<b", description: 'x"y', address: "/a?b=1&c=2", breadcrumb: [] });
  const html = Buffer.concat(fillLayout(content, [Buffer.from("<p>ALERT</p>")])).toString();
  expect(html).toContain('<html lang="ko" data-text="large" data-contrast="high">');
  expect(html).toContain("<title>a&lt;b | Portal</title>");
  expect(html).toContain('content="x&quot;y"');
  expect(html).toContain('<a href="/news" aria-current="true">소식</a>');
  expect(html).toContain('name="return" value="/a?b=1&amp;c=2"');
  expect(html).toContain('aria-pressed="true"');
  expect(html).toContain('<body class="page"><p>ALERT</p>');
  expect(html).toContain("<main>MAIN</main>");
});

test.for([
  ["an unknown hole", { html: `${layout.html}⟦nonsense⟧` }, "⟦nonsense⟧ is unknown"],
  ["an unknown family", { html: `${layout.html}⟦title:x⟧` }, "⟦title:x⟧ is unknown"],
  ["no main", { html: layout.html.replace("⟦main⟧", "") }, "⟦main⟧ stands there 0 times"],
  ["two mains", { html: `${layout.html}⟦main⟧` }, "⟦main⟧ stands there 2 times"],
  ["no runtime", { html: layout.html.replace("⟦runtime⟧", "") }, "⟦runtime⟧ stands there 0 times"],
  ["a stray bracket", { html: `${layout.html}⟦` }, "opens or closes nothing"],
  ["a hole with markup in its name", { html: `${layout.html}⟦<b>⟧` }, "is not the name of a hole"],
  [
    "a strange hole in a template",
    { templates: { ...layout.templates, away: "⟦title⟧⟦time⟧" } },
    "⟦time⟧ has no meaning here",
  ],
  [
    "a hole in an error page",
    { errors: { "404": { title: "x", html: "⟦main⟧" } } },
    "⟦main⟧ has no meaning here",
  ],
] as const)("a layout with %s is refused whole", ([, change, problem]) => {
  expect(() => compile({ ...layout, ...change })).toThrow(problem);
});

test("every hole that the contract names can be filled", () => {
  const rest = Object.keys(holes)
    .map((name) => `⟦${name}⟧`)
    .join("");
  expect(() => compile({ ...layout, html: rest })).not.toThrow();
});

test("escaping leaves plain words alone", () => {
  expect(escapeHtml("한글 abc")).toBe("한글 abc");
  expect(escapeHtml(`<a href="x" id='y'>&`)).toBe("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;");
});

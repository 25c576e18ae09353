import { parseManifest } from "@madang/manifest";
import type { Answer, HttpVisitor } from "@madang/test-kit";
import { expect, test } from "vitest";
import { findLinks, linksIn, pageOf } from "../../../src/check/pages/linked-pages.ts";

const words = { ko: "가", en: "a" };
const page = (path: string) => ({ path, title: words, access: "public" as const });
const manifest = parseManifest(
  {
    id: "library",
    version: "1.0.0",
    name: words,
    owner: { department: words, telephone: "000-000-2000" },
    criticality: "reading",
    grade: 3,
    recovery: { time: 1, point: 1 },
    pages: {
      list: page("/books"),
      api: page("/books/api"),
      book: page("/books/:id"),
      file: page("/books/:id/files/:file"),
    },
    fallback: words,
  },
  "library",
);

/** A site whose pages are these links. */
function visitorOf(site: Readonly<Record<string, readonly string[]>>): HttpVisitor {
  const get = async (path: string) =>
    ({ text: (site[path] ?? []).map((href) => `<a class="x" href="${href}">…</a>`).join("") }) as Answer;
  return { cookies: new Map(), get, ask: get, post: get };
}

test("links on this site are read without language prefix and fragment", () => {
  const html =
    '<a href="/en/books?a=1&amp;b=2#x">…</a><a class="m" href="/">…</a><a href="//evil.example/">…</a><a href="https://a.example/">…</a><a href="#main">…</a><area href="/no">';
  expect(linksIn(html)).toEqual(["/books?a=1&b=2", "/"]);
});

test.each([
  ["/books", "list"],
  ["/books/api", "api"],
  ["/books/7?x=1", "book"],
  ["/books/7/files/a.hwp", "file"],
  ["/books/", undefined],
  ["/notices", undefined],
])("%s is answered by the page %s", (address, name) => {
  expect(pageOf(address, manifest.pages)).toBe(name);
});

test("what the first document lacks is looked for on the next ones", async () => {
  const visitor = visitorOf({
    "/books": ["/books/1", "/en/books/1", "/books/2", "/notices/1"],
    "/books/1": ["/books"],
    "/books/2": ["/books/2/files/9"],
  });
  expect(await findLinks(visitor, ["/books"], manifest)).toEqual([
    { name: "book", address: "/books/1" },
    { name: "book", address: "/books/2" },
    { name: "file", address: "/books/2/files/9" },
  ]);
});

test("a site without end is not followed to its end", async () => {
  let asked = 0;
  const get = async () => {
    asked += 1;
    return {
      text: Array.from({ length: 30 }, (_, index) => `<a href="/books/${asked * 30 + index}">…</a>`).join(""),
    } as Answer;
  };
  const found = await findLinks({ cookies: new Map(), get, ask: get, post: get }, ["/books"], manifest);
  expect(found).toHaveLength(15);
  expect(asked).toBeLessThan(61);
});

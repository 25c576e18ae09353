import { expect, test } from "vitest";
import { parseManifest } from "../src/define-module.ts";
import { library } from "./library.ts";

function messageFor(change: Record<string, unknown>): string {
  try {
    parseManifest({ ...library, ...change }, "library");
  } catch (error) {
    return (error as Error).message;
  }
  return "accepted";
}

const page = library.pages.list;

test.each([
  ["a missing field", { name: undefined }, "name is missing; write an object"],
  ["a missing language", { name: { ko: "도서관" } }, "name.en is missing; write a text"],
  ["an empty text", { name: { ko: " ", en: "a" } }, "name.ko must not be empty"],
  ["a wrong type", { name: 5 }, "name must be an object, not a number"],
  [
    "a wrong word",
    { criticality: "urgent" },
    'criticality must be one of "emergency", "submission", "status"',
  ],
  ["a number out of range", { grade: 9 }, "grade must be at most 4"],
  ["a fraction", { grade: 1.5 }, "grade must be a whole number"],
  ["an id that is not a slug", { id: "My Library" }, "id must be lower-case words joined by hyphens"],
  ["a misspelt field", { pages: { list: { ...page, acess: "x" } } }, '"acess" (did you mean "access"?)'],
  ["a misspelt field, with the valid ones", { owners: {} }, "valid are $schema, id, version"],
  ...[
    "http://tiles.example.go.kr",
    "https://tiles.example.go.kr/a",
    "https://*.example.go.kr",
    "https://tiles.example.go.kr; script-src *",
    "https://localhost",
    "https://tiles.example.go.kr:0",
    "https://user@tiles.example.go.kr",
    "data:",
    "*",
  ].map((origin): [string, Record<string, unknown>, string] => [
    `a need that is no origin: ${origin}`,
    { needs: { images: [origin] } },
    "needs.images.0 must be an https origin",
  ]),
  ["a need of an unknown kind", { needs: { scripts: [] } }, "valid are connect, images, frames"],
  ["a wrong key", { pages: { "The List": page } }, "pages.The List is not a possible name here"],
  [
    "an unknown navigation page",
    { navigation: [{ page: "lists", label: page.title }] },
    "it must be one of the pages: list, detail",
  ],
  [
    "a navigation page named like a built-in",
    { navigation: [{ page: "constructor", label: page.title }] },
    'names "constructor"',
  ],
  [
    "a navigation page with a parameter",
    { navigation: [{ page: "detail", label: page.title }] },
    "choose a page without",
  ],
  [
    "a cached personal page",
    { pages: { list: { ...page, access: "personal" } } },
    "pages.list.cache must be left out",
  ],
  ["a public form", { pages: { list: { ...page, form: true } } }, "pages.list.form belongs to a person"],
  [
    "a public page for officers",
    { pages: { list: { ...page, requires: { role: "editor" } } } },
    "make access personal",
  ],
  ["an address of the portal", { pages: { list: { ...page, path: "/api/x" } } }, "must not begin with /api"],
  [
    "an address with a language prefix",
    { pages: { list: { ...page, path: "/en/x" } } },
    "must not begin with /en",
  ],
  [
    "a parameter named twice",
    { pages: { list: { ...page, path: "/a/:id/:id" } } },
    "names a parameter twice",
  ],
  [
    "two pages at one address",
    { pages: { a: { ...page, path: "/b/:x" }, b: { ...page, path: "/b/:y" } } },
    'matches the same addresses as the page "a"',
  ],
  [
    "a limit of visitors on a public page",
    { pages: { list: { ...page, limits: [{ requests: 5, seconds: 60, by: "visitor", methods: "all" }] } } },
    "pages.list.limits counts visitors, whom a public page does not know",
  ],
  [
    "a limit of what is sent to a page that takes nothing",
    { pages: { list: { ...page, limits: [{ requests: 5, seconds: 60 }] } } },
    'write methods: "all", or make form true',
  ],
  [
    "two limits that are one counter",
    {
      pages: {
        list: {
          ...page,
          limits: [
            { requests: 5, seconds: 60, methods: "all" },
            { requests: 9, seconds: 60, methods: "all" },
          ],
        },
      },
    },
    "counts the same client twice in the same seconds",
  ],
  [
    "a limit of nothing",
    { pages: { list: { ...page, limits: [{ requests: 0, seconds: 60, methods: "all" }] } } },
    "pages.list.limits.0.requests must be at least 1",
  ],
  [
    "a limit without an end",
    { pages: { list: { ...page, limits: [{ requests: 1, seconds: 1e9, methods: "all" }] } } },
    "pages.list.limits.0.seconds must be at most 86400",
  ],
  [
    "a limit of visitors of a public API",
    { api: { prefix: "/api/library", limits: [{ requests: 5, seconds: 60, by: "visitor" }] } },
    "api.limits counts visitors, whom a public API does not know",
  ],
  [
    "two limits of an API that are one counter",
    {
      api: {
        prefix: "/api/library",
        limits: [
          { requests: 5, seconds: 60 },
          { requests: 9, seconds: 60, methods: "all" },
        ],
      },
    },
    "api.limits counts the same client twice",
  ],
  [
    "an upper-case path",
    { pages: { list: { ...page, path: "/News" } } },
    "must start with / and have segments",
  ],
  [
    "a layout hole in a text",
    { name: { ko: "⟦title⟧", en: "a" } },
    "must not contain control characters or ⟦ ⟧",
  ],
  [
    "a control character in a text",
    { name: { ko: "a\u0007b", en: "a" } },
    "must not contain control characters",
  ],
])("%s is named with its remedy", (_, change, expected) => {
  const message = messageFor(change);
  expect(message).toContain(expected);
  expect(message).toContain("The manifest of library is not valid");
  expect(message).not.toMatch(/Invalid input|expected .* received|undefined|\[object/);
});

test("the record itself being something else is named too", () => {
  for (const input of [undefined, null, 5, "x", []])
    expect(() => parseManifest(input, "library")).toThrow(/the record (is missing; write|must be) an object/);
});

test("a right manifest is filled up with the defaults", () => {
  const manifest = parseManifest(library, "library");
  expect(manifest).toMatchObject({ deadline: 3000, concurrency: 200, boxes: {}, dependencies: [] });
  expect(manifest.pages["list"]).toMatchObject({
    form: false,
    query: [],
    limits: [],
    requires: "anyone",
    layout: "page",
  });
});

import { expect, test } from "vitest";
import { cacheOutcome } from "../src/cache-outcome.ts";
import { StoredPages } from "../src/stored-pages.ts";

test.each([
  ["madang; hit; ttl=59", "hit"],
  ["madang; hit; ttl=-3", "stale"],
  ["madang; hit", "hit"],
  ["madang; fwd=miss; stored", "miss"],
  ["madang; fwd=uri-miss; stored; collapsed", "miss"],
  ["madang; fwd=stale; fwd-status=304", "miss"],
  ["madang; fwd=bypass", "pass"],
  ["madang; fwd=method", "pass"],
  ["origin; hit, madang; fwd=miss", "miss"],
  ['origin; detail="a, b; hit", madang; hit; ttl=1', "hit"],
  ["madang", "none"],
  ["", "none"],
  [undefined, "none"],
  ['madang; detail="unended', "none"],
])("%s is %s", (field, outcome) => {
  expect(cacheOutcome(field)).toBe(outcome);
});

const headers = { Etag: '"a"', "Cache-Control": "no-cache" };

test("a returning visitor's browser holds public pages with their tag, the latest of each", () => {
  const pages = new StoredPages();
  pages.keep("/news", headers, "first");
  pages.keep("/news", { ...headers, Etag: '"b"' }, "second");
  expect(pages.find("/news")).toEqual({ etag: '"b"', body: "second" });
});

test("what may not be stored is not held, nor what has no tag", () => {
  const pages = new StoredPages();
  pages.keep("/petitions/new", { ...headers, "Cache-Control": "private, no-store" }, "personal");
  pages.keep("/plain", { "Cache-Control": "no-cache" }, "untagged");
  expect([pages.find("/petitions/new"), pages.find("/plain")]).toEqual([undefined, undefined]);
});

test("it holds a few pages, and forgets the oldest", () => {
  const pages = new StoredPages();
  for (let page = 0; page < 100; page++) pages.keep(`/news/${page}`, headers, "body");
  expect(pages.find("/news/0")).toBeUndefined();
  expect(pages.find("/news/99")).toBeDefined();
});

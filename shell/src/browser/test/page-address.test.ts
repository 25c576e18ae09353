import { describe, expect, test } from "vitest";
import { isPageAddress, isSameDocument, pageKey } from "../navigate/page-address.ts";

const here = new URL("https://portal.example/news?page=2");
const at = (address: string) => new URL(address, here);

describe("an address may be a page of this site", () => {
  test.each(["/", "/news/12", "/news?page=3", "/search?q=a.b", "/apiary", "/newsletter.v2/1"])(
    "%s",
    (address) => {
      expect(isPageAddress(at(address), here)).toBe(true);
    },
  );
});

describe("an address is left to the browser", () => {
  test.each([
    "https://elsewhere.example/news",
    "http://portal.example/news",
    "mailto:a@portal.example",
    "/api/news/items",
    "/_assets/news/1/a.js",
    "/_data/news",
    "/preferences",
    "/guide.pdf",
    "/feed.xml",
    "/en/news",
    "/en",
  ])("%s", (address) => {
    expect(isPageAddress(at(address), here)).toBe(false);
  });
});

test("from an English page English ones are taken, and Korean ones left", () => {
  const english = new URL("https://portal.example/en/news");
  expect(isPageAddress(at("/en/notices"), english)).toBe(true);
  expect(isPageAddress(at("/en"), english)).toBe(true);
  expect(isPageAddress(at("/notices"), english)).toBe(false);
});

test("the query is part of a page's identity, the place in it is not", () => {
  expect(isSameDocument(at("/news?page=2#end"), here)).toBe(true);
  expect(isSameDocument(at("/news?page=3"), here)).toBe(false);
  expect(pageKey(at("/news?page=2#end"))).toBe("/news?page=2");
});

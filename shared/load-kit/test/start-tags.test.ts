import { expect, test } from "vitest";
import { startTags } from "../src/start-tags.ts";

const page = `<!doctype html><link rel="alternate" href="/news/rss"><abbr title="x">x</abbr>
<a class="brand" href="/">집</a><a href="/news?category=press&amp;page=2" data-href="/wrong">보도 <b>자료</b></a>
<a data-href="/wrong" title="a &lt;b&gt; &quot;c&quot; it&#x27;s">none</a><img src="/api/news/images/1" alt=""><a href="/last">끝`;

test("elements are found by their name, in the order of the page", () => {
  expect(startTags(page, "a").map((tag) => tag.attribute("href"))).toEqual([
    "/",
    "/news?category=press&page=2",
    undefined,
    "/last",
  ]);
  expect(startTags(page, "img").map((tag) => tag.attribute("src"))).toEqual(["/api/news/images/1"]);
  expect(startTags(page, "form")).toEqual([]);
});

test("an attribute is what its author wrote", () => {
  expect(startTags(page, "a")[2]?.attribute("title")).toBe(`a <b> "c" it's`);
  expect(startTags(page, "img")[0]?.attribute("alt")).toBe("");
  expect(startTags('<a title="&amp;lt;" href="/x">', "a")[0]?.attribute("title")).toBe("&lt;");
});

test("what an element holds is there as it was sent", () => {
  expect(startTags(page, "a").map(({ content }) => content)).toEqual([
    "집",
    "보도 <b>자료</b>",
    "none",
    "끝",
  ]);
});

test.each(["", "<a", "<a ", "<a href", '<a href="', '<a href="/x', "< a href='/x'>"])(
  "a document that was cut off has no address: %j",
  (text) => {
    for (const tag of startTags(text, "a")) expect(tag.attribute("nothing")).toBeUndefined();
  },
);

import { layoutRequestSchema, parseSite } from "@madang/manifest";
import { describe, expect, test } from "vitest";
import { attribute, named, parseDocument, textOf } from "./parse-html.ts";
import { filled, holesIn, layoutOf, requestFor, site } from "./sample-layout.ts";

const frame = { language: "ko", kind: "page" } as const;
const hostile = `</a><script>alert(1)</script>"' onload=x data-hole="main" &amp; <template data-head-hole="main"></template>`;

describe("a hostile label of the navigation", () => {
  const navigation = [{ id: "news/list", label: hostile, href: `/news?"><b>` }];
  const { html } = layoutOf(frame, { request: { navigation } });

  test("stays text", () => {
    const { elements } = parseDocument(filled(html));
    const links = elements.filter((element) => attribute(element, "data-madang-nav") === "news/list");
    expect(links.map(textOf)).toEqual([hostile, hostile]);
    expect(links.map((link) => attribute(link, "href"))).toEqual([`/news?"><b>`, `/news?"><b>`]);
    expect(named(elements, "script")).toHaveLength(1);
  });

  test("makes no hole", () => {
    expect(holesIn(html).filter((name) => name === "main")).toEqual(["main"]);
  });
});

describe("what could make a hole is refused before it is printed", () => {
  test.each([
    { label: "⟦main⟧" },
    { href: "/news⟦main⟧" },
    { id: "news/⟦main⟧" },
    { href: "//elsewhere.example" },
    { href: "javascript:alert(1)" },
  ])("in the navigation: %j", (change) => {
    const request = requestFor(frame);
    const navigation = request.navigation.map((item) => ({ ...item, ...change }));
    expect(layoutRequestSchema.safeParse({ ...request, navigation }).success).toBe(false);
  });

  test.each([
    { name: { ko: "한울도 ⟦title⟧", en: "Hanul" } },
    { domain: "⟦main⟧" },
    { address: { ko: "우 00000", en: "⟧" } },
  ])("in the description of the site: %j", (change) => {
    expect(() => parseSite({ ...site, ...change }, "site.json")).toThrow(/site\.json/);
  });
});

test("the site's own texts are escaped", () => {
  const odd = { ...site, name: { ko: `<b>"한울" & 도</b>`, en: "Hanul" } };
  const { elements } = parseDocument(filled(layoutOf(frame, { site: odd }).html));
  expect(named(elements, "b").map(textOf)).toEqual([site.domain]);
  expect(textOf(named(elements, "title")[0]!)).toBe(`낱말 | <b>"한울" & 도</b>`);
});

import * as fc from "fast-check";
import { decodeFragment } from "@madang/manifest";
import { createElement as h, Suspense, useId } from "react";
import { describe, expect, test } from "vitest";
import { cacheControl, tagField } from "../src/server/answer/cache-fields.ts";
import { describeFragment } from "../src/server/answer/fragment-description.ts";
import { inertJson } from "../src/server/answer/hydration.ts";
import { renderView } from "../src/server/answer/render-view.ts";
import type { ViewReference } from "../src/server/define-page.ts";
import { Slot } from "../src/view/slot.ts";

function render(view: ViewReference<unknown>, data: unknown = {}): Promise<string> {
  const props = { data, language: "ko" as const, url: "/news" };
  return renderView({ module: "news", build: "abc", view, props, signal: new AbortController().signal });
}

describe("rendering", () => {
  test("ids that React generates begin with module and view, as they do in the browser", async () => {
    const html = await render({ name: "form", component: () => h("label", { htmlFor: useId() }) });
    expect(html).toMatch(/for="_?\S*news-form-/);
  });

  test("a boundary of any size is there without a script", async () => {
    const big = () => h(Suspense, { fallback: "wait" }, h("p", null, "x".repeat(200_000)));
    const html = await render({ name: "list", component: big });
    expect(html.length).toBeGreaterThan(200_000);
    expect(html).not.toMatch(/<script|wait/);
  });

  test("a view that throws fails whole, also within a boundary", async () => {
    const broken = () => {
      throw new Error("broken view");
    };
    const within = () => h(Suspense, { fallback: "wait" }, h(broken));
    await expect(render({ name: "list", component: broken })).rejects.toThrow("broken view");
    await expect(render({ name: "list", component: within })).rejects.toThrow("broken view");
  });

  test("an interactive view is rendered from what the browser will get, not from what the server has", async () => {
    const view: ViewReference<unknown> = {
      name: "form",
      interactive: true,
      component: ({ data }) => h("p", null, typeof (data as { at: unknown }).at),
    };
    expect(await render(view, { at: new Date(0) })).toContain("<p>string</p>");
    expect(await render({ ...view, interactive: false }, { at: new Date(0) })).toBe("<p>object</p>");
  });
});

test("JSON in a script element is inert and means the same, whatever it holds", () => {
  const inert = fc.property(fc.jsonValue(), (value) => {
    const json = inertJson(value);
    return !/[<>&\u2028\u2029]/.test(json) && JSON.stringify(JSON.parse(json)) === JSON.stringify(value);
  });
  expect(fc.check(inert).failed).toBe(false);
  expect(inertJson("</script><!--\u2028")).toBe('"\\u003c/script\\u003e\\u003c!--\\u2028"');
});

describe("the description", () => {
  const describePage = (page: object, html = "") =>
    decodeFragment(
      describeFragment({ subject: "x", view: "v", html, language: "en", page: { title: "t", ...page } }),
      "x",
    );

  test("texts are one line and fit into a header field", () => {
    const long = "긴 ".repeat(5000);
    const breadcrumb = Array.from({ length: 8 }, () => ({ label: long }));
    const field = describeFragment({
      subject: "x",
      view: "v",
      html: "",
      language: "ko",
      page: { title: `a\n\tb ${long}`, description: long, breadcrumb },
    });
    expect(field.length).toBeLessThan(12_000);
    expect(decodeFragment(field, "x").title).toMatch(/^a b 긴 .*…$/);
  });

  test("a text is not cut within a character", () => {
    expect(describePage({ title: "👨‍👩‍👧".repeat(300) }).title?.isWellFormed()).toBe(true);
  });

  test("paths get the prefix of their language", () => {
    expect(describePage({ canonical: "/news", alternates: { ko: "/news/1", en: "/news/2" } })).toMatchObject({
      canonical: "/en/news",
      alternates: { ko: "/news/1", en: "/en/news/2" },
    });
  });

  test("slots are those that the view contains; text that looks like one is none", async () => {
    const view = () => h("div", null, h(Slot, { name: "home" }), '<madang-slot name="forged"></madang-slot>');
    const html = await render({ name: "home", component: view });
    expect(describePage({}, html).slots).toEqual(["home"]);
  });

  test("too many steps of a breadcrumb are a failure of the module, not of the gateway", () => {
    const breadcrumb = Array.from({ length: 9 }, () => ({ label: "x" }));
    expect(() => describePage({ breadcrumb })).toThrow(/breadcrumb must have at most 8 items/);
  });
});

describe("cache fields", () => {
  const rules = { fresh: 300, staleWhileRevalidate: 60, staleIfError: 86_400 };

  test.each([
    [200, "public, s-maxage=300, stale-while-revalidate=60, stale-if-error=86400"],
    [303, "public, s-maxage=300, stale-while-revalidate=60, stale-if-error=86400"],
    [404, "public, s-maxage=1"],
    [422, "no-store"],
    [503, "no-store"],
  ])("a public answer with status %i is %s", (status, expected) => {
    expect(cacheControl({ rules, access: "public", status })).toBe(expected);
  });

  test("without rules, or about a person, nothing is stored", () => {
    expect(cacheControl({ rules: undefined, access: "public", status: 200 })).toBe("no-store");
    expect(cacheControl({ rules, access: "personal", status: 200 })).toBe("private, no-store");
  });

  const now = new Date("2026-11-22T00:00:00Z");
  test.each([
    [-5, "s-maxage=0, stale-while-revalidate=0"],
    [0.9, "s-maxage=0, stale-while-revalidate=0"],
    [20, "s-maxage=20, stale-while-revalidate=0"],
    [320, "s-maxage=300, stale-while-revalidate=20"],
    [900, "s-maxage=300, stale-while-revalidate=60"],
  ])("what stops being true in %d seconds is fresh no longer than that", (seconds, expected) => {
    const until = new Date(now.getTime() + seconds * 1000);
    expect(cacheControl({ rules, access: "public", status: 200, until, now })).toBe(
      `public, ${expected}, stale-if-error=86400`,
    );
  });

  test("tags are sent once each, the module's own first, and cannot split the field", () => {
    expect(tagField("news", ["news:1", "news:2", "news:1"])).toBe("news news:1 news:2");
    for (const tag of ["a b", "a\r\nset-cookie: x", "가", "", "x".repeat(101)])
      expect(() => tagField("news", [tag])).toThrow(/cannot be sent/);
  });
});

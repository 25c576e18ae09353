import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeFragment, encodeFragment, slotMarker } from "../src/fragment.ts";
import { localizedPath } from "../src/languages.ts";

test("every text survives the field, which is ASCII without control characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (title) => {
      const field = encodeFragment({ v: 1, view: "list", title });
      expect(field).toMatch(/^[\x20-\x7e]*$/);
      expect(decodeFragment(field, "x").title).toBe(title);
    }),
  );
});

test("alternates may name some of the languages", () => {
  const field = encodeFragment({ v: 1, view: "a", alternates: { ko: "/news/1" } });
  expect(decodeFragment(field, "x").alternates).toEqual({ ko: "/news/1" });
});

test("what is left out has its default", () => {
  expect(decodeFragment('{"v":1,"view":"a"}', "x")).toEqual({
    v: 1,
    view: "a",
    breadcrumb: [],
    feeds: [],
    slots: [],
  });
});

test("a slot is one empty element", () => {
  expect(slotMarker("home")).toBe('<madang-slot name="home"></madang-slot>');
});

test("Korean has no prefix and the home page no trailing slash", () => {
  expect(localizedPath("/news", "ko")).toBe("/news");
  expect(localizedPath("/news", "en")).toBe("/en/news");
  expect(localizedPath("/", "en")).toBe("/en");
});

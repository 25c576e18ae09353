import { describe, expect, test } from "vitest";
import { documentFilter } from "../src/document-filter.ts";
import { documentPage } from "../src/document-page.ts";
import { conditionsOf } from "../src/list-conditions.ts";
import { textInLanguage } from "../src/text-in-language.ts";

const numbers = Array.from({ length: 23 }, (_, index) => index);
const reader = {
  count: async () => ({ total: numbers.length, more: false }),
  read: async ({ limit, offset }: { limit: number; offset: number }) => numbers.slice(offset, offset + limit),
};

describe("a page of a list", () => {
  test("holds what stands there", async () => {
    const page = await documentPage(2, reader);
    expect(page).toEqual({ items: numbers.slice(10, 20), total: 23, more: false, page: 2, pages: 3 });
  });
  test("after the last one is the last one", async () => {
    expect(await documentPage(99, reader)).toMatchObject({ items: [20, 21, 22], page: 3 });
  });
  test("of an empty list is its first", async () => {
    const empty = { count: async () => ({ total: 0, more: false }), read: async () => [] };
    expect(await documentPage(5, empty)).toEqual({ items: [], total: 0, more: false, page: 1, pages: 1 });
  });
});

describe("what an address asks for", () => {
  const nothing = { category: "", q: "", dept: "", period: "all", from: "", to: "" } as const;
  const now = new Date("2026-11-22T03:00:00Z");

  test("stands in no other address where it is nothing", () => {
    expect(Object.values(conditionsOf(nothing)).every((value) => value === undefined)).toBe(true);
  });
  test("narrows nothing where it is nothing", () => {
    expect(documentFilter(nothing, "ko", now)).toEqual({ language: "ko", now, words: [] });
  });
  test("narrows by department, period and words", () => {
    expect(documentFilter({ ...nothing, dept: "총무과", period: "year", q: "버스 요금" }, "ko", now)).toEqual(
      {
        language: "ko",
        now,
        department: "총무과",
        since: new Date("2025-12-31T15:00:00Z"),
        words: ["버스", "요금"],
      },
    );
  });
  test("days stand in place of a period, the last one whole", () => {
    const days = { ...nothing, period: "year", from: "2026-10-01", to: "2026-10-31" } as const;
    expect(documentFilter(days, "ko", now)).toMatchObject({
      since: new Date("2026-09-30T15:00:00Z"),
      before: new Date("2026-10-31T15:00:00Z"),
    });
    expect(conditionsOf(days)).toMatchObject({ period: undefined, from: "2026-10-01", to: "2026-10-31" });
  });
});

describe("a document in several languages", () => {
  const english = { language: "en", title: "Bus" } as const;
  const korean = { language: "ko", title: "버스" } as const;

  test("is shown in the one that is asked for", () => {
    const found = textInLanguage([english, korean], "ko");
    expect(found).toEqual({ text: korean, available: ["ko", "en"] });
  });
  test("is shown in another one rather than not at all", () => {
    expect(textInLanguage([korean], "en")).toEqual({ text: korean, available: ["ko"] });
  });
  test("without any text is not there", () => expect(textInLanguage([], "ko")).toBeUndefined());
});

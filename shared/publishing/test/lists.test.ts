import { describe, expect, test } from "vitest";
import { documentId } from "../src/document-id.ts";
import { isWordy, listAddress } from "../src/list-address.ts";
import { lastPage } from "../src/page-number.ts";
import { periodStart } from "../src/period.ts";
import { daySchema, dayStart } from "../src/seoul-day.ts";
import { searchTextSchema, searchWords } from "../src/search-text.ts";
import { contentHash } from "../src/server/content-hash.ts";

/** 00:30 on 22 November in Seoul, still the 21st in UTC. */
const now = new Date("2026-11-21T15:30:00Z");

describe("periods are counted on the clock of Seoul", () => {
  test("the day", () => expect(dayStart(now).toISOString()).toBe("2026-11-21T15:00:00.000Z"));
  test("a month", () => expect(periodStart("1m", now)?.toISOString()).toBe("2026-10-21T15:00:00.000Z"));
  test("three months", () => expect(periodStart("3m", now)?.toISOString()).toBe("2026-08-21T15:00:00.000Z"));
  test("the year", () => expect(periodStart("year", now)?.toISOString()).toBe("2025-12-31T15:00:00.000Z"));
  test("all", () => expect(periodStart("all", now)).toBeUndefined());
  test("three months before the end of May is in February", () =>
    expect(periodStart("3m", new Date("2026-05-31T03:00:00Z"))?.toISOString()).toBe(
      "2026-02-27T15:00:00.000Z",
    ));
});

describe("a day that somebody typed", () => {
  test.each(["2026-11-02", "2026.11.2", "2026. 11. 2.", "2026/11/02", "20261102", "２０２６-11-02"])(
    "%j",
    (typed) => expect(daySchema.parse(typed)).toBe("2026-11-02"),
  );
  test.each([
    "2026-02-30",
    "2026-13-01",
    "26-1-1",
    "0001-01-01",
    "9999-01-01",
    "tomorrow",
    "2026-11-02T00:00",
    "1'--",
  ])("%j is none", (typed) => expect(daySchema.safeParse(typed).success).toBe(false));
  test("none at all is not asked for", () => expect(daySchema.parse(" ")).toBe(""));
});

describe("a search", () => {
  test("composes decomposed Korean", () => {
    expect(searchTextSchema.parse("주차".normalize("NFD"))).toBe("주차");
  });
  test("is never longer than a title", () => {
    expect(searchTextSchema.parse("가".repeat(10_000))).toHaveLength(100);
  });
  test("has a bounded number of words, each once", () => {
    expect(searchWords("버스 요금 버스")).toEqual(["버스", "요금"]);
    expect(searchWords(Array.from({ length: 50 }, (_, index) => `w${index}`).join(" "))).toHaveLength(8);
  });
});

describe("a list's address", () => {
  test("leaves out what nobody asked for", () => {
    expect(listAddress("/news", { category: "facts", q: "", page: undefined })).toBe("/news?category=facts");
    expect(listAddress("/news", {})).toBe("/news");
  });
  test("encodes what somebody typed", () => {
    expect(listAddress("/news", { q: "a&b=c#d" })).toBe("/news?q=a%26b%3Dc%23d");
  });
});

test.each([
  ["/news?q=&dept=%EA%B3%BC", true],
  ["/en/news?period=all", true],
  ["/news?page=1", true],
  ["/news?q=all&page=2", false],
  ["/news", false],
])("%s says more than it has to: %s", (url, wordy) => expect(isWordy(url)).toBe(wordy));

test("an empty list has one page", () => {
  expect([lastPage(0, 10), lastPage(10, 10), lastPage(11, 10)]).toEqual([1, 1, 2]);
});

test.each(["0", "01", "1.0", "-1", "1e3", "2147483648", "99999999999", "", "１"])(
  "%j names no document",
  (id) => {
    expect(documentId.safeParse(id).success).toBe(false);
  },
);

test("a document's hash changes with its content and not with the order of its fields", () => {
  expect(contentHash({ a: 1, b: [2], c: undefined })).toBe(contentHash({ b: [2], a: 1 }));
  expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: 2 }));
});

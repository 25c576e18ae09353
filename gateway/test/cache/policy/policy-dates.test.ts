import { expect, test } from "vitest";
import { parseHttpDate } from "../../../src/cache/policy/http-date.ts";

const moment = Date.UTC(1994, 10, 6, 8, 49, 37);

test.each([
  "Sun, 06 Nov 1994 08:49:37 GMT",
  "Sunday, 06-Nov-94 08:49:37 GMT",
  "Sun Nov  6 08:49:37 1994",
  "sun, 06 nov 1994 08:49:37 gmt",
])("%s is one moment in every form", (text) => {
  expect(parseHttpDate(text, Date.UTC(2026, 0, 1))).toBe(moment);
});

test("two digits of a year are the nearest year that is not more than fifty years ahead", () => {
  const year = (digits: string, now: number): number =>
    new Date(parseHttpDate(`Sunday, 06-Nov-${digits} 08:49:37 GMT`, now) ?? NaN).getUTCFullYear();
  const now = Date.UTC(2026, 5, 1);
  expect(year("26", now)).toBe(2026);
  expect(year("76", now)).toBe(2076);
  expect(year("77", now)).toBe(1977);
  expect(year("99", now)).toBe(1999);
  expect(year("00", now)).toBe(2000);
  expect(year("01", Date.UTC(2099, 5, 1))).toBe(2101);
});

test("a leap second is a second, a leap day a day", () => {
  expect(parseHttpDate("Sat, 31 Dec 2016 23:59:60 GMT")).toBe(Date.UTC(2017, 0, 1));
  expect(parseHttpDate("Thu, 29 Feb 2024 00:00:00 GMT")).toBe(Date.UTC(2024, 1, 29));
  expect(parseHttpDate("Wed, 29 Feb 2023 00:00:00 GMT")).toBeUndefined();
});

test("years of less than four figures are written with zeros", () => {
  expect(parseHttpDate("Mon, 01 Jan 0001 00:00:00 GMT")).toBe(new Date("0001-01-01T00:00:00Z").getTime());
});

test.each([
  "",
  " Sun, 06 Nov 1994 08:49:37 GMT",
  "Sun, 06 Nov 1994 08:49:37 GMT ",
  "Sun, 06 Nov 1994 08:49:37",
  "Sun, 6 Nov 1994 08:49:37 GMT",
  "Sun, 00 Nov 1994 08:49:37 GMT",
  "Sun, 06 Nov 1994 24:49:37 GMT",
  "Sun, 06 Nov 1994 08:60:37 GMT",
  "Sun, 06 Nov 1994 08:49:61 GMT",
  "Foo, 06 Nov 1994 08:49:37 GMT",
  "Sun, 06 Foo 1994 08:49:37 GMT",
  "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
])("%j is no date", (text) => {
  expect(parseHttpDate(text)).toBeUndefined();
});

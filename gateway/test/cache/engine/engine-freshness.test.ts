import { describe, expect, test } from "vitest";
import { startCachedSite, type Saying } from "./start-cached-site.ts";

/** Whether the second of two requests, three seconds apart, is answered from the cache. */
async function isReused(
  saying: Saying | ((date: (seconds?: number) => string) => Saying),
  { after = 3, settings = {} }: { after?: number; settings?: object } = {},
): Promise<boolean> {
  const site = await startCachedSite({ settings });
  site.says(typeof saying === "function" ? saying(site.date) : saying);
  await site.ask();
  site.wait(after);
  return (await site.ask()).made === 1;
}

describe("an answer is reused while it is fresh", () => {
  test.each<[string, string, boolean]>([
    ["a lifetime", "max-age=3600", true],
    ["none", "max-age=0", false],
    ["the largest 32-bit number", "max-age=2147483647", true],
    ["one more", "max-age=2147483648", true],
    ["far more", "max-age=99999999999", true],
    ["more than any number", `max-age=${"9".repeat(400)}`, true],
    ["below zero", "max-age=-3600", false],
    ["unknown directives beside it", "foobar, max-age=3600", true],
    ["any letter case", "MaX-aGe=3600", true],
    ["leading zeros", "max-age=003600", true],
    ["a quoted number", 'max-age="3600"', true],
    ["single quotes", "max-age='3600'", false],
    ["a fraction", "max-age=3600.0", false],
    ["letters before", "max-age=a3600", false],
    ["letters after", "max-age=3600a", false],
    ["a space before the sign", "max-age =3600", false],
    ["a space after the sign", "max-age= 3600", false],
    ["nothing after the sign", "max-age=", false],
    ["no sign", "max-age", false],
    ["text that looks like it in quotes before it", 'extension="max-age=3600", max-age=1', false],
    ["text that looks like it in quotes after it", 'max-age=1, extension="max-age=3600"', false],
    ["both in quotes", 'extension="max-age=3600", max-age="1"', false],
    ["both in quotes, the other way round", 'max-age="1", extension="max-age=3600"', false],
    ["the shared lifetime", "s-maxage=3600", true],
    ["the shared one is shorter", "max-age=3600, s-maxage=1", false],
    ["the shared one is shorter and first", "s-maxage=1, max-age=3600", false],
    ["the shared one is longer", "max-age=1, s-maxage=3600", true],
    ["the shared one cannot be read", "max-age=3600, s-maxage=soon", false],
    ["two, the stricter last", "max-age=1800, max-age=1", false],
    ["two, the stricter first", "max-age=1, max-age=1800", false],
    ["two that both hold", "max-age=3600, max-age=1800", true],
    ["must-revalidate while fresh", "max-age=10000, must-revalidate", true],
    ["a quote that never ends", 'foo="bar, max-age=3600', true],
    ["a quote that never ends before no-store", 'foo="bar, no-store, max-age=3600', false],
    ["empty members", ", ,max-age=3600,,", true],
  ])("%s: %s", async (_what, cacheControl, reused) => {
    expect(await isReused({ fields: { "cache-control": cacheControl } })).toBe(reused);
  });

  test("nothing is said: it is not reused", async () => {
    expect(await isReused({})).toBe(false);
  });

  test("directives stand on several lines", async () => {
    const lines = (...values: string[]) => ({ fields: { "cache-control": values } });
    expect(await isReused(lines("max-age=3600", "s-maxage=1"))).toBe(false);
    expect(await isReused(lines("max-age=1", "max-age=1800"))).toBe(false);
    expect(await isReused(lines("public", "max-age=1800"))).toBe(true);
    expect(await isReused(lines('a="x', 'no-store, b="y"', "max-age=60"))).toBe(false);
  });

  test("a past or unreadable Expires counts for nothing beside max-age, and max-age=0 beats a future one", async () => {
    const both = (cacheControl: string, expires: string) => ({
      fields: { "cache-control": cacheControl, expires },
    });
    expect(await isReused((date) => both("max-age=3600", date(-7200)))).toBe(true);
    expect(await isReused(both("max-age=3600", "0"))).toBe(true);
    expect(await isReused((date) => both("max-age=0", date(3600)))).toBe(false);
    expect(await isReused((date) => both("max-age=0, s-maxage=3600", date(-10)))).toBe(true);
  });
});

describe("Expires", () => {
  const expiring = (expires: string | string[], more: Record<string, string> = {}): Saying => ({
    fields: { expires, ...more },
  });

  test("in the future, in the past, now", async () => {
    expect(await isReused((date) => expiring(date(3600)))).toBe(true);
    expect(await isReused((date) => expiring(date(-3600)))).toBe(false);
    expect(await isReused((date) => expiring(date(0)), { after: 0 })).toBe(false);
  });

  test("is measured from Date, and from the moment of receipt where that cannot be read", async () => {
    expect(await isReused((date) => expiring(date(300), { date: date(400) }))).toBe(false);
    expect(await isReused((date) => expiring(date(10), { date: "foo" }))).toBe(true);
    expect(await isReused((date) => expiring(date(10), { date: date(-10), age: "25" }), { after: 0 })).toBe(
      false,
    );
    expect(await isReused((date) => expiring(date(20), { date: date(10), age: "15" }), { after: 0 })).toBe(
      false,
    );
  });

  test.each<[string, boolean]>([
    ["Thu, 18 Aug 2050 02:01:18 GMT", true],
    ["Thursday, 18-Aug-50 02:01:18 GMT", true],
    ["Thu Aug  8 02:01:18 2050", true],
    ["Thu Aug 18 02:01:18 2050", true],
    ["THU, 18 Aug 2050 02:01:18 GMT", true],
    ["Thu, 18 AUG 2050 02:01:18 GMT", true],
    ["Thu, 18 Aug 2050 02:01:18 gMT", true],
    ["Tue, 19 Jan 2038 14:14:08 GMT", true],
    ["Sun, 21 Nov 2286 04:46:39 GMT", true],
    ["Thu, 18 Aug 2050 02:01:18 UTC", false],
    ["Thu, 18 Aug 2050 02:01:18 AEST", false],
    ["Thu, 18 Aug 2050 02:01:18 +0000", false],
    ["Thu, 18 Aug 50 02:01:18 GMT", false],
    ["Thu 18 Aug 2050 02:01:18 GMT", false],
    ["Thu, 18  Aug  2050 02:01:18 GMT", false],
    ["Thu, 18-Aug-2050 02:01:18 GMT", false],
    ["Thu, 18 Aug 2050 02.01.18 GMT", false],
    ["Thu, 18 Aug 2050 2:01:18 GMT", false],
    ["Thu, 31 Feb 2050 02:01:18 GMT", false],
    ["Thu, 18 Aug 2050 25:01:18 GMT", false],
    ["0", false],
    ["-1", false],
    ["", false],
    ["never", false],
    ["2050-08-18T02:01:18Z", false],
    ["2540000000", false],
  ])("%s", async (expires, reused) => {
    expect(await isReused(expiring(expires), { settings: { staleOnBrokenConnection: 0 } })).toBe(reused);
  });

  test("twice counts as in the past", async () => {
    const date = "Thu, 18 Aug 2050 02:01:18 GMT";
    expect(await isReused(expiring([date, date]))).toBe(false);
  });
});

describe("Age", () => {
  test.each<[string | string[], number, boolean]>([
    ["7200", 3600, false],
    ["1800", 3600, true],
    ["2147483647", 3600, false],
    ["2147483648", 3600, false],
    ["99999999999999999999", 3600, false],
    ["abc", 3600, true],
    ["-7200", 3600, true],
    ["7200.0", 3600, true],
    ["7200;foo=bar", 3600, true],
    ["7200, 0", 3600, false],
    ["0, 7200", 3600, true],
    ["0, 0", 3600, true],
    [["7200", "0"], 3600, false],
    [["0", "7200"], 3600, true],
    [["3600", "3600"], 10000, true],
  ])("%s of %s seconds", async (age, lifetime, reused) => {
    expect(await isReused({ fields: { age, "cache-control": `max-age=${lifetime}` } })).toBe(reused);
  });

  test("a Date long ago makes an answer old", async () => {
    const fields = (date: string) => ({ fields: { date, "cache-control": "max-age=3600" } });
    expect(await isReused((date) => fields(date(-7200)))).toBe(false);
    expect(await isReused((date) => fields(date(-60)))).toBe(true);
    expect(await isReused((date) => fields(date(60)))).toBe(true);
  });

  test("an answer from the cache says how old it is, and keeps its Date and Expires", async () => {
    const site = await startCachedSite();
    const [date, expires] = [site.date(0), site.date(3600)];
    site.says({ fields: { date, expires, age: "30" } });
    const first = await site.ask();
    expect(first.fields).toMatchObject({ age: "30" });
    site.wait(3);
    expect((await site.ask()).fields).toMatchObject({ age: "33", date, expires });
    site.wait(100);
    expect((await site.ask()).fields).toMatchObject({ age: "133", date, expires });
  });
});

describe("heuristic freshness", () => {
  const changed =
    (status: number, fields: Record<string, string> = {}) =>
    (date: (seconds?: number) => string) => ({
      status,
      fields: { "last-modified": date(-24 * 60 * 60), ...fields },
      body: status === 204 ? "" : "content",
    });

  test.each([200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501])(
    "%s may be guessed at",
    async (status) => {
      expect(await isReused(changed(status))).toBe(true);
    },
  );

  test.each([201, 202, 302, 307, 400, 403, 429, 500, 502, 503, 504, 599])("%s may not", async (status) => {
    expect(await isReused(changed(status))).toBe(false);
  });

  test("public allows it for any status", async () => {
    expect(await isReused(changed(599, { "cache-control": "public" }))).toBe(true);
  });

  test("a tenth of the time since the last change, a day at most, and not where it is switched off", async () => {
    const modified = (seconds: number) => (date: (seconds?: number) => string) => ({
      fields: { "last-modified": date(-seconds) },
    });
    expect(await isReused(modified(600), { after: 59 })).toBe(true);
    expect(await isReused(modified(600), { after: 61 })).toBe(false);
    expect(await isReused(modified(1e8), { after: 86_000 })).toBe(true);
    expect(await isReused(modified(1e8), { after: 87_000 })).toBe(false);
    expect(await isReused(modified(-600), { after: 1 })).toBe(false);
    expect(await isReused(modified(1e8), { settings: { heuristicFreshness: false } })).toBe(false);
  });
});

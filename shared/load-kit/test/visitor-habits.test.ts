import { expect, test } from "vitest";
import { adornedAddress } from "../src/adorned-address.ts";
import { isPageAddress } from "../src/page-address.ts";
import { thinkTime } from "../src/think-time.ts";
import { drawTraits } from "../src/visitor-habits.ts";
import { zipfIndex } from "../src/zipf.ts";

/** Even draws in a fixed order (Park and Miller's generator), so that shares can be counted. */
function draws(seed = 1): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const many = 20_000;
const each = <T>(draw: () => T, count = many): T[] => Array.from({ length: count }, draw);
const shareOf = <T>(values: readonly T[], is: (value: T) => boolean) => values.filter(is).length / many;

const habits = {
  scripts: 0.7,
  prefetch: 0.4,
  newConnection: 0.5,
  emptyCache: 0.3,
  returning: 0.3,
  adornedAddress: 0.15,
  otherLanguage: 0.05,
  robots: 0.1,
  mobile: { share: 0.5, download: 200_000, upload: 94_000, roundTrip: 150 },
  zipf: 1,
};

test("visitors turn out as often as the habits say; robots have no scripts and hold nothing", () => {
  const random = draws();
  const all = each(() => drawTraits(habits, random));
  expect(shareOf(all, ({ robot }) => robot)).toBeCloseTo(0.1, 1);
  expect(shareOf(all, ({ scripts }) => scripts)).toBeCloseTo(0.9 * 0.7, 1);
  expect(shareOf(all, ({ adornedAddress: adorned }) => adorned)).toBeCloseTo(0.15, 1);
  expect(shareOf(all, ({ line }) => line?.roundTrip === 150)).toBeCloseTo(0.9 * 0.5, 1);
  const robots = all.filter(({ robot }) => robot);
  expect(
    robots.some(({ scripts, returning, emptyCache, line }) => scripts || returning || emptyCache || line),
  ).toBe(false);
  expect(robots.every(({ userAgent }) => /Bot\//.test(userAgent))).toBe(true);
  expect(new Set(all.map(({ acceptEncoding }) => acceptEncoding)).size).toBeGreaterThan(5);
});

test("the first of a list is wanted twice as often as the second, and thrice as often as the third", () => {
  const random = draws();
  const picked = each(() => zipfIndex(10, 1, random));
  const [first = 0, second = 1, third = 1] = [0, 1, 2].map((index) =>
    shareOf(picked, (each) => each === index),
  );
  expect(first / second).toBeCloseTo(2, 0);
  expect(first / third).toBeCloseTo(3, 0);
  expect(Math.max(...picked)).toBe(9);
});

test("without popularity all are alike, and of one or none there is nothing to choose", () => {
  const random = draws();
  expect(
    shareOf(
      each(() => zipfIndex(4, 0, random)),
      (index) => index === 3,
    ),
  ).toBeCloseTo(0.25, 1);
  expect([zipfIndex(1, 1, random), zipfIndex(0, 1, random)]).toEqual([0, 0]);
});

test("half of the visitors read no longer than the median, and nobody longer than the most", () => {
  const random = draws();
  const times = each(() => thinkTime({ median: 2, spread: 0.8, most: 6 }, random));
  expect(shareOf(times, (time) => time <= 2)).toBeCloseTo(0.5, 1);
  expect(Math.max(...times)).toBe(6);
  expect(Math.min(...times)).toBeGreaterThan(0);
  expect(thinkTime({ median: 0, spread: 0, most: 0 }, random)).toBe(0);
});

test("an adorned address keeps the page's own parameters, and the order of those that repeat", () => {
  const random = draws();
  const own = ["category=1", "page=2"];
  const adorned = each(() => adornedAddress(`/news?${own.join("&")}`, random), 500);
  for (const address of adorned) {
    const [path, query = ""] = address.split("?");
    expect(path).toBe("/news");
    expect(
      query
        .split("&")
        .filter((pair) => own.includes(pair))
        .sort(),
    ).toEqual(own);
    expect(query.split("&").length).toBeGreaterThan(2);
  }
  expect(new Set(adorned).size).toBeGreaterThan(200);
  const repeated = each(() => adornedAddress("/news?tag=b&tag=a", random), 500);
  expect(repeated.every((address) => address.indexOf("tag=b") < address.indexOf("tag=a"))).toBe(true);
  expect(adornedAddress("/news", random)).toMatch(/^\/news\?[^&]+/);
});

test.each([
  ["/news/12?page=2", true],
  ["/en", true],
  ["/api/news/items", false],
  ["/_assets/shell/x/y.js", false],
  ["/news/12/report.pdf", false],
  ["/preferences?return=/", false],
  ["https://elsewhere.example/", false],
])("%s is a page: %j", (address, isPage) => {
  expect(isPageAddress(address)).toBe(isPage);
});

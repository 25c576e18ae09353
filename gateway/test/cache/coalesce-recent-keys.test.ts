import { expect, test } from "vitest";
import { RecentKeys } from "../../src/cache/coalesce/recent-keys.ts";

test("a note is found for its lifetime and not a moment longer", () => {
  let now = 0;
  const keys = new RecentKeys({ lifetime: 100, budget: 1_000_000, now: () => now });
  now = 90;
  keys.note("late");
  now = 120;
  keys.note("later");
  now = 189;
  expect([keys.notedAt("late"), keys.notedAt("later"), keys.notedAt("never")]).toEqual([90, 120, undefined]);
  now = 190;
  expect([keys.notedAt("late"), keys.notedAt("later")]).toEqual([undefined, 120]);
});

test("a key that is forgotten is gone from both generations", () => {
  let now = 0;
  const keys = new RecentKeys({ lifetime: 100, budget: 1_000_000, now: () => now });
  keys.note("k");
  now = 100;
  keys.note("other");
  keys.note("k");
  keys.forget("k");
  expect(keys.notedAt("k")).toBeUndefined();
});

test("a flood of keys of any length stays within the budget", () => {
  const keys = new RecentKeys({ lifetime: 1e9, budget: 100_000, now: () => 0 });
  for (let index = 0; index < 50_000; index += 1) keys.note(`${index}${"x".repeat(index % 900)}`);
  expect(keys.size).toBeLessThan(1000);
  expect(keys.notedAt(`49999${"x".repeat(49_999 % 900)}`)).toBe(0);
});

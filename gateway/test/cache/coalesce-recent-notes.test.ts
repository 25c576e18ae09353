import { expect, test } from "vitest";
import { RecentNotes } from "../../src/cache/coalesce/recent-notes.ts";

test("a note is found for its lifetime and not a moment longer", () => {
  let now = 0;
  const keys = new RecentNotes<number>({ lifetime: 100, budget: 1_000_000, now: () => now });
  now = 90;
  keys.note("late", 1);
  now = 120;
  keys.note("later", 2);
  now = 189;
  expect([keys.get("late"), keys.get("later"), keys.get("never")]).toEqual([1, 2, undefined]);
  now = 190;
  expect([keys.get("late"), keys.get("later")]).toEqual([undefined, 2]);
});

test("a key that is forgotten is gone from both generations", () => {
  let now = 0;
  const keys = new RecentNotes<number>({ lifetime: 100, budget: 1_000_000, now: () => now });
  keys.note("k", 1);
  now = 100;
  keys.note("other", 1);
  keys.note("k", 1);
  keys.forget("k");
  expect(keys.get("k")).toBeUndefined();
});

test("a flood of keys of any length stays within the budget", () => {
  const keys = new RecentNotes<number>({ lifetime: 1e9, budget: 100_000, now: () => 0 });
  for (let index = 0; index < 50_000; index += 1) keys.note(`${index}${"x".repeat(index % 900)}`, index);
  expect(keys.size).toBeLessThan(1000);
  expect(keys.get(`49999${"x".repeat(49_999 % 900)}`)).toBe(49_999);
});

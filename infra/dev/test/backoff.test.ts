import { expect, test } from "vitest";
import { backoffDelay, countFailure } from "../src/backoff.ts";

test("doubles the wait from half a second to thirty", () => {
  expect([1, 2, 3, 4, 7, 8, 100].map(backoffDelay)).toEqual([500, 1000, 2000, 4000, 30_000, 30_000, 30_000]);
});

test("counts anew after a minute of running well", () => {
  expect(countFailure(3, 10_000)).toBe(4);
  expect(countFailure(3, 60_000)).toBe(1);
});

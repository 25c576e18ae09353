import { array, assert, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { RetryBudget, retryBudgetDefaults } from "../src/upstream/retry-budget.ts";

test("one in ten requests may be repeated", () => {
  const budget = new RetryBudget();
  for (let count = 0; count < 1000; count += 1) budget.asked(500);
  let taken = 0;
  while (budget.take(600)) taken += 1;
  expect(taken).toBe(100);
});

test("a quiet module may repeat a little all the same, and again when the window has passed", () => {
  const budget = new RetryBudget();
  budget.asked(0);
  let taken = 0;
  while (budget.take(0)) taken += 1;
  expect(taken).toBe(retryBudgetDefaults.floor);
  expect(budget.take(9000)).toBe(false);
  expect(budget.take(11_000)).toBe(true);
});

test("whenever one is repeated, repeats are a tenth of the requests of the last window at most, or the floor", () => {
  const step = record({
    wait: integer({ min: 0, max: 2000 }),
    requests: integer({ min: 0, max: 300 }),
    repeats: integer({ min: 0, max: 40 }),
  });
  const { window, floor, share } = retryBudgetDefaults;
  assert(
    property(array(step, { maxLength: 100 }), (steps) => {
      const budget = new RetryBudget();
      const asked: number[] = [];
      const repeated: number[] = [];
      let now = 0;
      for (const { wait, requests, repeats } of steps) {
        now += wait;
        for (let count = 0; count < requests; count += 1) {
          budget.asked(now);
          asked.push(now);
        }
        for (let count = 0; count < repeats && budget.take(now); count += 1) repeated.push(now);
        if (repeated.at(-1) !== now) continue;
        // It forgets by the tenth of its window.
        const recent = repeated.filter((at) => at > now - window * 0.9).length;
        const requested = asked.filter((at) => at > now - window - 1).length;
        expect(recent).toBeLessThanOrEqual(Math.max(floor, requested * share));
      }
    }),
    { numRuns: 100 },
  );
});

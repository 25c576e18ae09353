import { expect, test } from "vitest";
import { highestKept, lowestFailed, nextRate, type RateStep } from "../../capacity/search-rate.ts";

/** Searches a portal that bears so many visitors a minute. */
function search(bears: number, plan = { first: 120, most: 100_000 }): RateStep[] {
  const steps: RateStep[] = [];
  for (let rate = nextRate(steps, plan); rate !== undefined; rate = nextRate(steps, plan))
    steps.push({ rate, kept: rate <= bears });
  return steps;
}

test.each([100, 120, 121, 500, 3000, 99_999])("a limit of %d is found to a tenth, in few steps", (bears) => {
  const steps = search(bears);
  expect(highestKept(steps)).toBeLessThanOrEqual(bears);
  expect((lowestFailed(steps) ?? Infinity) / highestKept(steps)).toBeLessThanOrEqual(1.11);
  expect(steps.length).toBeLessThan(16);
});

test("nothing above the highest rate is tried", () => {
  const steps = search(1e9, { first: 120, most: 1000 });
  expect(steps.map(({ rate }) => rate)).toEqual([120, 240, 480, 960, 1000]);
  expect(search(1e9, { first: 500, most: 300 })).toEqual([{ rate: 300, kept: true }]);
});

test("a portal that bears nothing is given up soon", () => {
  const steps = search(0);
  expect(steps.map(({ rate }) => rate)).toEqual([120, 60, 30, 15, 7.5]);
  expect(highestKept(steps)).toBe(0);
});

test("a rate that was kept above one that failed is not believed", () => {
  const steps = [
    { rate: 100, kept: true },
    { rate: 200, kept: false },
    { rate: 400, kept: true },
  ];
  expect(highestKept(steps)).toBe(100);
});

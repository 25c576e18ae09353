import { expect, test } from "vitest";
import { bucketRatio, type OutcomePair } from "../../src/guard/outcome-pairs.ts";
import { medianSlowdown } from "../../src/guard/slowdown.ts";

/** A slice in which so many answers took so long, all in one bucket. */
function pair(index: number, old: [count: number, bucket: number], fresh: [number, number]): OutcomePair {
  const at = 1_800_000_000_000 + index * 10_000;
  const slice = (build: string, [count, bucket]: [number, number]) => ({
    build,
    at,
    requests: count,
    failures: 0,
    latency: Array.from({ length: 80 }, (_, each) => (each === bucket ? count : 0)),
  });
  return { at, old: slice("aaaa0001", old), new: slice("bbbb0002", fresh) };
}

test("a build that is slower in every minute is told as slower, also where its share grew as the portal grew quicker", () => {
  const slowHour = Array.from({ length: 10 }, (_, index) => pair(index, [190, 30], [10, 31]));
  const quickHour = Array.from({ length: 10 }, (_, index) => pair(10 + index, [100, 20], [100, 21]));
  expect(medianSlowdown([...slowHour, ...quickHour])).toBeCloseTo(bucketRatio, 1);
});

test("what only one of them answered tells nothing", () => {
  expect(medianSlowdown([pair(0, [100, 20], [0, 0]), pair(1, [0, 0], [100, 40])])).toBe(1);
  expect(medianSlowdown([pair(0, [100, 20], [100, 20]), pair(1, [0, 0], [900, 40])])).toBe(1);
  expect(medianSlowdown([])).toBe(1);
});

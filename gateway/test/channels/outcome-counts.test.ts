import * as fc from "fast-check";
import { expect, test } from "vitest";
import { latencyBucket } from "../../src/channels/latency-buckets.ts";
import { OutcomeCounts } from "../../src/channels/outcome-counts.ts";

const news = { module: "news", build: "build0001" };

function countsAt(clock: { now: number }, inUse = [news]): OutcomeCounts {
  return new OutcomeCounts({ inUse: () => inUse, now: () => clock.now });
}

test("a latency stands in the bucket that holds it", () => {
  fc.assert(
    fc.property(fc.double({ min: 1.01, max: 60_000, noNaN: true }), (milliseconds) => {
      const bucket = latencyBucket(milliseconds);
      // A hair's breadth at the edges is the rounding of logarithms.
      expect(1.15 ** bucket).toBeLessThanOrEqual(milliseconds * (1 + 1e-9));
      expect(1.15 ** (bucket + 1)).toBeGreaterThan(milliseconds * (1 - 1e-9));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [0, 0],
  [-3, 0],
  [Number.NaN, 0],
  [1, 0],
  [1e12, 79],
  [Infinity, 79],
])("a latency of %f ms is in bucket %i", (milliseconds, bucket) => {
  expect(latencyBucket(milliseconds)).toBe(bucket);
});

test("requests, failures and latencies are told in slices of ten seconds", () => {
  const clock = { now: 1_700_000_003_000 };
  const counts = countsAt(clock);
  const tally = counts.of(news);
  tally.observe(2);
  tally.settle(false);
  clock.now += 10_000;
  tally.settle(true);
  const [first, second, ...rest] = counts.take();
  expect(rest).toEqual([]);
  expect(first).toMatchObject({ ...news, at: 1_700_000_000_000, requests: 1, failures: 0 });
  expect(first?.latency[latencyBucket(2)]).toBe(1);
  expect(first?.latency).toHaveLength(80);
  expect(second).toMatchObject({ at: 1_700_000_010_000, requests: 1, failures: 1 });
});

test("a slice that grows is told again as a whole, one that does not is not told", () => {
  const clock = { now: 1_700_000_000_000 };
  const counts = countsAt(clock);
  const tally = counts.of(news);
  tally.settle(false);
  expect(counts.take()).toHaveLength(1);
  expect(counts.take()).toEqual([]);
  tally.settle(false);
  expect(counts.take()).toMatchObject([{ requests: 2 }]);
  clock.now += 10_000;
  tally.settle(false);
  expect(counts.take()).toMatchObject([{ at: 1_700_000_010_000, requests: 1 }]);
});

test("an answer that turned out to be none is a failure and not a second request", () => {
  const counts = countsAt({ now: 1_700_000_000_000 });
  const tally = counts.of(news);
  tally.settle(false);
  tally.takeBack();
  expect(counts.take()).toMatchObject([{ requests: 1, failures: 1 }]);
});

test("what was counted of a build that is gone is told once and then forgotten", () => {
  const counts = countsAt({ now: 1_700_000_000_000 }, []);
  counts.of(news).settle(true);
  expect(counts.take()).toHaveLength(1);
  expect([...counts.tallies]).toEqual([]);
  expect(counts.of(news).requests).toBe(0);
});

test("without anybody who takes them, slices stay few", () => {
  const clock = { now: 1_700_000_000_000 };
  const counts = countsAt(clock);
  for (let round = 0; round < 100; round += 1) {
    counts.of(news).settle(false);
    clock.now += 10_000;
  }
  expect(counts.take().length).toBeLessThanOrEqual(31);
  expect(counts.of(news).requests).toBe(100);
});

test("a clock that is set back by an hour loses nothing", () => {
  const clock = { now: 1_700_000_000_000 };
  const counts = countsAt(clock);
  counts.of(news).settle(false);
  clock.now -= 3_600_000;
  counts.of(news).settle(false);
  const taken = counts.take();
  expect(taken.reduce((sum, { requests }) => sum + requests, 0)).toBe(2);
});

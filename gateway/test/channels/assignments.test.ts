import * as fc from "fast-check";
import { expect, test } from "vitest";
import { allStable, Assignments } from "../../src/channels/assignments.ts";
import { buckets, memberOf } from "../../src/channels/bucket.ts";

const splits = fc.uniqueArray(
  fc.record({
    module: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
    build: fc.stringMatching(/^[a-z0-9]{8}$/),
    weight: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
  }),
  { selector: ({ module }) => module, maxLength: 12 },
);

test("a visitor gets of each module the build that its bucket says", () => {
  fc.assert(
    fc.property(splits, fc.integer({ min: 0, max: buckets - 1 }), (given, bucket) => {
      const { builds } = new Assignments(given).of(bucket);
      for (const { module, build, weight } of given)
        expect(builds.get(module)).toBe(memberOf(bucket, module, weight) ? build : undefined);
      expect(builds.size).toBeLessThanOrEqual(given.length);
    }),
  );
});

test("without a bucket, and without a split, everything is stable", () => {
  const split = { module: "news", build: "build0002", weight: 100 };
  expect(new Assignments([split]).of(undefined)).toBe(allStable);
  expect(new Assignments([]).of(5)).toBe(allStable);
  expect(new Assignments([{ ...split, weight: 0 }]).of(5)).toBe(allStable);
  expect(new Assignments([{ ...split, weight: 0 }]).splits).toEqual([]);
});

test("there are two assignments at most for each split, and as many words", () => {
  fc.assert(
    fc.property(splits, (given) => {
      const assignments = new Assignments(given);
      const all = new Set(Array.from({ length: buckets }, (_, bucket) => assignments.of(bucket)));
      const words = new Set([...all].map(({ word }) => word));
      expect(words.size).toBe(all.size);
      expect(all.size).toBeLessThanOrEqual(Math.max(1, 2 * given.length));
      expect(all.size).toBeLessThanOrEqual(assignments.most);
      for (const word of words) expect(word).toMatch(/^(?:[\w-]{16})?$/);
    }),
    { numRuns: 30 },
  );
});

test("one word means the same builds, whatever the weights and whichever gateway says it", () => {
  fc.assert(
    fc.property(splits, fc.integer({ min: 0, max: buckets - 1 }), (given, bucket) => {
      const one = new Assignments(given).of(bucket);
      const other = new Assignments(given.map((split) => ({ ...split, weight: 100 })).toReversed()).of(0);
      expect(one.word === other.word).toBe(
        JSON.stringify([...one.builds]) === JSON.stringify([...other.builds]),
      );
      expect(new Assignments(given).of(bucket)).toEqual(one);
    }),
  );
});

test("ten thousand splits are worked out in no time that counts", () => {
  const given = Array.from({ length: 10_000 }, (_, index) => ({
    module: `service-${index}`,
    build: `build${String(index).padStart(5, "0")}`,
    weight: 5,
  }));
  const assignments = new Assignments(given);
  expect(assignments.most).toBeLessThanOrEqual(buckets);
  expect(assignments.of(17).builds.size).toBeGreaterThan(0);
});

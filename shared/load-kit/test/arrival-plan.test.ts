import { array, assert, constant, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { partOf, plannedArrivals, plannedFor, rateAt, visitorsBetween } from "../src/arrival-plan.ts";
import type { Scene } from "../src/settings.ts";

const suite = [
  { module: "news", name: "read", share: 4 },
  { module: "news", name: "search", share: 2 },
  { module: "notices", name: "read", share: 3 },
  { module: "library", name: "borrow", share: 1 },
];
const [read, search, notices, library] = suite as [Named, Named, Named, Named];
type Named = (typeof suite)[number];

test("the plan is the points between which the rate moves evenly, and a jump is two at one second", () => {
  const scenes: Scene[] = [
    { name: "calm", stages: [{ seconds: 10, from: 60, to: 60 }] },
    { name: "rush", stages: [{ seconds: 5, from: 600, to: 0 }] },
  ];
  const plan = plannedArrivals({ scenes });
  expect(plan).toEqual([
    { at: 0, perMinute: 60 },
    { at: 10, perMinute: 60 },
    { at: 10, perMinute: 600 },
    { at: 15, perMinute: 0 },
  ]);
  expect([0, 5, 10, 12.5, 15, 16].map((at) => rateAt(plan, at))).toEqual([60, 60, 600, 300, 0, 0]);
  expect(visitorsBetween(plan, 0, 10)).toBe(10);
  expect(visitorsBetween(plan, 0, 99)).toBe(10 + 25);
  expect(visitorsBetween(plan, 12.5, 15)).toBeCloseTo(6.25);
});

test("without a mix journeys have the shares that they declare", () => {
  expect(suite.map((journey) => partOf(journey, suite, undefined))).toEqual([0.4, 0.2, 0.3, 0.1]);
});

test("a mix weighs modules and single journeys; what it does not name shares the others' weight", () => {
  const mix = { "news/read": 5, notices: 3, others: 2 };
  expect(partOf(read, suite, mix)).toBe(0.5);
  expect(partOf(notices, suite, mix)).toBe(0.3);
  // Together 0.2, in their own proportion: the other journey of the module, and a module that is new.
  expect(partOf(search, suite, mix)).toBeCloseTo((0.2 * 2) / 3);
  expect(partOf(library, suite, mix)).toBeCloseTo((0.2 * 1) / 3);
});

test("a mix without others leaves them out, and one that names nobody who is there brings nobody", () => {
  expect(partOf(library, suite, { news: 1 })).toBe(0);
  expect(partOf(read, suite, { petitions: 1 })).toBe(0);
});

test("whatever the mixes and shares, journeys together get exactly the planned arrivals", () => {
  const rate = integer({ min: 0, max: 5000 });
  const stage = record({ seconds: integer({ min: 1, max: 600 }), from: rate, to: rate });
  const weight = integer({ min: 1, max: 9 });
  const mix = record(
    { news: weight, "news/read": weight, notices: weight, others: weight },
    { requiredKeys: ["others"] },
  );
  const scene = record(
    { name: constant("x"), mix, stages: array(stage, { minLength: 1, maxLength: 3 }) },
    { requiredKeys: ["name", "stages"] },
  );
  assert(
    property(array(scene, { minLength: 1, maxLength: 4 }), (scenes) => {
      const end = 1e6;
      const parts = suite.map((journey) => visitorsBetween(plannedFor(journey, { scenes, suite }), 0, end));
      const sum = parts.reduce((all, part) => all + part, 0);
      expect(sum).toBeCloseTo(visitorsBetween(plannedArrivals({ scenes }), 0, end), 3);
    }),
  );
});

import { expect, test } from "vitest";
import { scenariosOf } from "../src/scenarios.ts";
import type { LoadProfile, Scene } from "../src/settings.ts";

const suite = [
  { module: "news", name: "read", share: 3, exec: "run0" },
  { module: "notices", name: "read", share: 1, exec: "run1" },
];

function scenarios(scenes: readonly Scene[], modules = ["news", "notices"]) {
  const profile: Pick<LoadProfile, "scenes" | "visitsLast"> = { scenes, visitsLast: 10 };
  return scenariosOf({ profile, suite, modules });
}

test("a steady journey begins with an arrival, so that it occurs in the shortest run", () => {
  const steady = scenarios([{ name: "steady", stages: [{ seconds: 5.5, from: 120, to: 120 }] }]);
  expect(steady["news__read"]).toMatchObject({
    executor: "constant-arrival-rate",
    exec: "run0",
    rate: 90 * 60,
    timeUnit: "1h",
    duration: "5500ms",
    maxVUs: 18,
    tags: { module: "news", journey: "read" },
  });
});

test("rates move evenly within a stage and jump between two", () => {
  const moving = scenarios([
    { name: "calm", stages: [{ seconds: 10, from: 40, to: 40 }] },
    { name: "rush", mix: { notices: 1 }, stages: [{ seconds: 5, from: 400, to: 200 }] },
  ]);
  expect(moving["notices__read"]).toMatchObject({
    executor: "ramping-arrival-rate",
    startRate: 600,
    stages: [
      { target: 600, duration: "10000ms" },
      { target: 24_000, duration: "0ms" },
      { target: 12_000, duration: "5000ms" },
    ],
  });
  expect(moving["news__read"]).toMatchObject({
    stages: [
      { target: 1800, duration: "10000ms" },
      { target: 0, duration: "0ms" },
      { target: 0, duration: "5000ms" },
    ],
  });
});

test("a module that is not chosen keeps its part of the arrivals, which nobody brings", () => {
  const scenes = [{ name: "steady", stages: [{ seconds: 5, from: 120, to: 120 }] }];
  expect(Object.keys(scenarios(scenes, ["notices"]))).toEqual(["notices__read"]);
  expect(scenarios(scenes, ["notices"])["notices__read"]).toMatchObject({ rate: 30 * 60 });
});

test("a journey that nobody wants in any scene has no scenario", () => {
  const scenes = [{ name: "x", mix: { news: 1 }, stages: [{ seconds: 5, from: 1, to: 2 }] }];
  expect(Object.keys(scenarios(scenes))).toEqual(["news__read"]);
});

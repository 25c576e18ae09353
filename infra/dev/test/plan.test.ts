import { expect, test } from "vitest";
import { planChanges } from "../src/runner/plan.ts";
import type { WantedBuild } from "../src/runner/wanted-build.ts";

const digest = "0".repeat(64);
const build = (build: string, state: WantedBuild["state"] = "live"): WantedBuild => ({
  module: "news",
  build,
  server: { digest, bytes: 1 },
  state,
});

test("what is wanted and does not run begins, what runs and is wanted stays, what is left ends", () => {
  const wanted = { revision: 1, builds: [build("a"), build("b", "next")] };
  const plan = planChanges(new Set(["news/a", "news/z"]), wanted);
  expect(plan.begin.map(({ build }) => build)).toEqual(["b"]);
  expect(plan.keep.map(({ build }) => build)).toEqual(["a"]);
  expect(plan.end).toEqual(["news/z"]);
});

test("a build that is ending stays where it runs and begins nowhere", () => {
  const wanted = { revision: 1, builds: [build("a", "ending"), build("b", "ending")] };
  const plan = planChanges(new Set(["news/a"]), wanted);
  expect([plan.begin, plan.end]).toEqual([[], []]);
  expect(plan.keep.map(({ build }) => build)).toEqual(["a"]);
});

test("builds of one name in two modules are two", () => {
  const wanted = { revision: 1, builds: [{ ...build("a"), module: "notices" }] };
  const plan = planChanges(new Set(["news/a"]), wanted);
  expect([plan.begin.length, plan.end]).toEqual([1, ["news/a"]]);
});

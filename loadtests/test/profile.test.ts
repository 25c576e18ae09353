import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { peakOf, plannedArrivals, visitorsBetween } from "@madang/load-kit/arrival-plan";
import { workspaceRoot } from "@madang/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { plannedScenes } from "../runner/planned-scenes.ts";
import { assertMixesKnown, profileNames, readData, readProfile, scaled } from "../runner/profile.ts";
import { profileSchema } from "../runner/profile-schema.ts";
import { readSuite } from "../runner/suite/read-suite.ts";

const asItIs = { scale: 1, seconds: undefined };

test("the six kinds of test and the surge are there, and can be used with the modules that are", async () => {
  const suite = await readSuite(workspaceRoot);
  const names = profileNames();
  expect(names).toEqual(["average", "breakpoint", "smoke", "soak", "spike", "stress", "surge"]);
  for (const name of names) {
    const profile = readProfile(name);
    assertMixesKnown(name, profile, suite);
    expect(peakOf(plannedArrivals(scaled(profile, asItIs)))).toBeGreaterThan(0);
  }
});

test("the scale changes rates and not the length", () => {
  const [one, fifty] = [1, 50].map((scale) => scaled(readProfile("surge"), { scale, seconds: undefined }));
  expect(fifty?.seconds).toBe(one?.seconds);
  expect(peakOf(plannedArrivals(fifty ?? { scenes: [] }))).toBe(50 * 2400);
});

test("--seconds shrinks every stage alike and keeps the rates", () => {
  const whole = scaled(readProfile("surge"), asItIs);
  const short = scaled(readProfile("surge"), { scale: 1, seconds: 17 });
  const plan = plannedArrivals(short);
  expect(plan.at(-1)?.at).toBeCloseTo(17);
  expect(plan.map(({ perMinute }) => perMinute)).toEqual(
    plannedArrivals(whole).map(({ perMinute }) => perMinute),
  );
  const factor = 17 / whole.seconds;
  expect(visitorsBetween(plan, 0, 17)).toBeCloseTo(
    factor * visitorsBetween(plannedArrivals(whole), 0, whole.seconds),
  );
});

test("the surge tells which part of the day each scene is, and how much faster it passes", () => {
  const scenes = plannedScenes(scaled(readProfile("surge"), asItIs));
  expect(scenes.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["the relief fund opens", "the last minute before the bid closes"]),
  );
  expect(scenes.find(({ name }) => name === "a bid is about to close")?.detail).toBe(
    "09:45–09:59, 56 times as fast; 83 visitors, at most 480 a minute",
  );
  for (const [index, scene] of scenes.entries()) expect(scene.at).toBe(scenes[index - 1]?.until ?? 0);
});

test("the choice of the caches outweighs the profile's", () => {
  expect(scaled(readProfile("smoke"), asItIs).cache).toBe("cold");
  expect(scaled(readProfile("smoke"), { ...asItIs, cache: "warm" }).cache).toBe("warm");
});

test("a mix that names what is not there fails, listing what is", () => {
  const smoke = readProfile("smoke");
  const suite = [{ id: "news", journeys: [{ name: "read", file: "" }] }];
  const scenes = [
    { name: "rush", mix: { "news/raed": 2, others: 1 }, stages: smoke.scenes[0]?.stages ?? [] },
  ];
  expect(() => assertMixesKnown("smoke", { ...smoke, scenes }, suite)).toThrow(
    "In the profile smoke the mix of “rush” names news/raed, which no module and no journey is called. It may name news, news/read, and others.",
  );
});

test.each([
  ["not JSON", "{", /PROFILE|cannot be used/],
  ["a negative rate", changed({ perMinute: -1 }), /perMinute/],
  ["a stage without length", changed({ seconds: 0 }), /seconds/],
  ["an unknown field", { ...readProfile("smoke"), loop: true }, /Unrecognized key: "loop"/],
  ["a clock that runs backwards", clocked("10:00–09:00"), /a clock ends after it begins/],
  ["no scene", { ...readProfile("smoke"), scenes: [] }, /scenes/],
])("a profile with %s is refused", (_, data, reason) => {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-profile-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "odd.json");
  writeFileSync(file, typeof data === "string" ? data : JSON.stringify(data));
  expect(() => readData(file, profileSchema)).toThrow(reason);
});

function changed(change: object) {
  return {
    ...readProfile("smoke"),
    scenes: [{ name: "x", stages: [{ seconds: 5, perMinute: 5, ...change }] }],
  };
}

function clocked(clock: string) {
  return { ...readProfile("smoke"), scenes: [{ name: "x", clock, stages: [{ seconds: 5, perMinute: 5 }] }] };
}

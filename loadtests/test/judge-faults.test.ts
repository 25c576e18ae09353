import { expect, test } from "vitest";
import { excusedWindows, judgeFaults, type JudgedRun } from "../faults/judge-faults.ts";
import type { PageLook } from "../oracles/watch-known-pages.ts";
import type { JourneySecond, RunEvent } from "../results/run-record.ts";

const modules = ["news", "petitions"].map((id) => ({ id, serviceLevel: { errors: 0.01 } }));

/** A module's second with so many answers of each status; from 500 on they failed. */
function row(at: number, module: string, statuses: Record<string, number>): JourneySecond {
  const failed = Object.entries(statuses)
    .filter(([status]) => status === "0" || Number(status) >= 500)
    .reduce((sum, [, count]) => sum + count, 0);
  const nothing = { dropped: 0, cache: {}, latency: {}, bytes: 0, expectations: 0, unmet: 0, broken: 0 };
  return { at, module, journey: "read", arrivals: 1, statuses, failed, ...nothing };
}

const good = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, index) =>
    modules.map(({ id }) => row(from + index, id, { "200": 10 })),
  ).flat();

const look = (asked: number, change: Partial<PageLook> = {}): PageLook => ({
  module: "news",
  asked,
  answered: asked + 0.1,
  status: 200,
  telephone: true,
  ...change,
});

const fault = (name: string, at: number, until: number): RunEvent => ({
  at,
  until,
  kind: "fault",
  name,
  detail: "",
});

function failing(run: Partial<JudgedRun>): string[] {
  const whole = { wished: [], journeys: good(0, 60), looks: [look(11)], modules, events: [], ...run };
  return judgeFaults(whole)
    .filter(({ passed }) => !passed)
    .map(({ name }) => name);
}

const killed = [fault("module-killed:news", 10, 13)];

test("a module that was killed may fail for a while, politely, and is well again in time", () => {
  const journeys = [...good(0, 60), row(12, "news", { "200": 4, "503": 6 })];
  expect(failing({ events: killed, journeys })).toEqual([]);
});

test("another module that fails meanwhile is named", () => {
  const journeys = [...good(0, 60), row(12, "petitions", { "503": 6 })];
  expect(failing({ events: killed, journeys })).toEqual(["module-killed:news: petitions goes on"]);
});

test.each(["500", "501", "0"])("answers that say %s are not polite", (status) => {
  const journeys = [...good(0, 60), row(12, "news", { [status]: 1 })];
  expect(failing({ events: killed, journeys })).toEqual(["module-killed:news: what fails says so"]);
});

test("a 502 is polite where a module was killed with a form in its hands, and nowhere else", () => {
  const journeys = [...good(0, 60), row(12, "news", { "502": 1 })];
  expect(failing({ events: killed, journeys })).toEqual([]);
  const hung = [fault("module-hung:news", 10, 20)];
  expect(failing({ events: hung, journeys })).toContain("module-hung:news: what fails says so");
});

test("a module that fails when it should be well again is named, and so is a run that was too short to see it", () => {
  const late = [...good(0, 60), row(30, "news", { "503": 20 })];
  const name = "module-killed:news: news is well again by second 19";
  expect(failing({ events: killed, journeys: late })).toEqual([name]);
  expect(failing({ events: killed, journeys: good(0, 15) })).toEqual([name]);
});

test("what fails in the course of the next fault is that one's", () => {
  const events = [...killed, fault("module-hung:news", 30, 40)];
  const journeys = [...good(0, 60), row(32, "news", { "504": 20 })];
  expect(failing({ events, journeys, looks: [look(11), look(35)] })).toEqual([]);
});

test("a page that was read before is shown, or says whom to call", () => {
  const name = "module-killed:news: pages that were read before are answered";
  expect(failing({ events: killed, looks: [look(11, { status: 503 })] })).toEqual([]);
  expect(failing({ events: killed, looks: [look(11, { status: 503, telephone: false })] })).toEqual([name]);
  expect(failing({ events: killed, looks: [look(11, { status: 0 })] })).toEqual([name]);
  expect(failing({ events: killed, looks: [look(5)] })).toEqual([name]);
});

test("without its only gateway the portal may be silent, for so long", () => {
  const events = [fault("gateway-killed", 10, 16)];
  const journeys = [...good(0, 60), row(12, "news", { "0": 9 }), row(12, "petitions", { "0": 9 })];
  const silent = (until: number) =>
    Array.from({ length: until - 10 }, (_, index) => look(10 + index, { status: 0, answered: 11 + index }));
  expect(failing({ events, journeys, looks: [...silent(16), look(16)] })).toEqual([]);
  expect(failing({ events, journeys, looks: silent(21) })).toEqual([
    "gateway-killed: pages that were read before are answered",
  ]);
});

test("a release that goes out and comes back costs nobody a single answer", () => {
  const events = [fault("release-rolled-back:news", 10, 20)];
  const journeys = [...good(0, 60), row(12, "news", { "200": 1000, "503": 1 })];
  expect(failing({ events })).toEqual([]);
  expect(failing({ events, journeys })).toEqual(["release-rolled-back:news: news goes on"]);
});

test("a fault that was wished for and did not take place is told", () => {
  expect(failing({ wished: ["redis-killed"] })).toEqual(["redis-killed took place"]);
});

test("service levels are excused from a fault until it has to be well again", () => {
  expect(excusedWindows([...killed, { at: 3, kind: "purge", name: "news", detail: "" }])).toEqual([
    { from: 10, until: 19 },
  ]);
});

import { describe, expect, test } from "vitest";
import { bucketOf, percentile } from "../results/histogram.ts";
import { portalCpuSeconds } from "../results/portal-cpu.ts";
import type { JourneySecond } from "../results/run-record.ts";
import {
  byJourney,
  byModule,
  chosenRows,
  cpuSeconds,
  gatewayTotals,
  namesBySize,
  percentileOverTime,
  plannedRate,
  servicesOverTime,
  spanOf,
  trafficOverTime,
} from "../results/summarize.ts";
import { widthFor, windowsOf } from "../results/time-windows.ts";
import {
  cachedShare,
  droppedShare,
  failedShare,
  goodAnswers,
  statusClasses,
  sumOfCounts,
  totalOf,
  trafficOf,
} from "../results/traffic.ts";
import { generatedRecord } from "./generated-record.ts";

function row(change: Partial<JourneySecond> = {}): JourneySecond {
  return {
    at: 0,
    module: "news",
    journey: "read",
    arrivals: 2,
    dropped: 0,
    failed: 1,
    bytes: 100,
    statuses: { 200: 3, 503: 1 },
    cache: { hit: 2, stale: 1, miss: 1 },
    expectations: 4,
    unmet: 1,
    broken: 0,
    latency: { [bucketOf(10)]: 3, [bucketOf(1000)]: 1 },
    ...change,
  };
}

const service = (at: number, name: string, cpu: number, memory: number) => ({
  at,
  service: name,
  cpu,
  memory,
});

describe("traffic", () => {
  test("rows add up", () => {
    const traffic = trafficOf([row(), row({ at: 1, statuses: { 200: 5, 0: 1 }, failed: 1 })]);
    expect(traffic).toMatchObject({ arrivals: 4, answers: 10, failed: 2, bytes: 200 });
    expect(traffic.statuses).toEqual({ 200: 8, 503: 1, 0: 1 });
    expect(statusClasses(traffic.statuses)).toEqual({ "2xx": 8, "5xx": 1, none: 1 });
    expect(percentile(traffic.latency, 0.5)).toBeCloseTo(10, 0);
    expect(goodAnswers(traffic)).toBe(8);
  });

  test("shares are of answers and of arrivals", () => {
    const traffic = trafficOf([row({ dropped: 2 })]);
    expect(failedShare(traffic)).toBe(0.25);
    expect(cachedShare(traffic)).toBe(0.75);
    expect(droppedShare(traffic)).toBe(0.5);
  });

  test("of nothing there are no shares", () => {
    const nothing = trafficOf([]);
    expect([failedShare(nothing), cachedShare(nothing), droppedShare(nothing)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(percentile(nothing.latency, 0.95)).toBeUndefined();
  });

  test("any name can be counted", () => {
    const counts = sumOfCounts([{ constructor: 2 }, JSON.parse('{"__proto__":3,"constructor":1}')]);
    expect(counts["constructor"]).toBe(3);
    expect(totalOf(counts)).toBe(6);
    expect(counts["toString"]).toBeUndefined();
  });
});

describe("windows", () => {
  test("begin at multiples of their width and cover the span", () => {
    expect(windowsOf({ from: -2, until: 11 }, 5)).toEqual([
      { from: -2, until: 0 },
      { from: 0, until: 5 },
      { from: 5, until: 10 },
      { from: 10, until: 11 },
    ]);
    expect(windowsOf({ from: 3, until: 3 }, 5)).toEqual([]);
  });

  test("are as narrow as the wanted number allows", () => {
    expect(widthFor({ from: 0, until: 60 }, 120)).toBe(1);
    expect(widthFor({ from: 0, until: 3600 }, 120)).toBe(30);
    expect(widthFor({ from: 0, until: 100 * 3600 }, 10)).toBe(10 * 3600);
  });

  test("hold each row once", () => {
    const rows = [row({ at: -1 }), row({ at: 0 }), row({ at: 4 }), row({ at: 5 }), row({ at: 99 })];
    const windows = trafficOverTime(rows, { from: -2, until: 11 }, 5);
    expect(windows.map(({ traffic }) => traffic.arrivals)).toEqual([2, 4, 2, 0]);
    expect(percentileOverTime(windows, 0.99).at(-1)).toBeUndefined();
  });
});

describe("services", () => {
  const rows = [service(0, "news", 1, 10), service(1, "news", 0.5, 30), service(1, "news", 0.5, 5)];

  test("use cores on average and memory at their largest second", () => {
    const [first, second] = servicesOverTime(rows, { from: 0, until: 4 }, 2);
    expect(first).toMatchObject({ cpu: { news: 1 }, memory: { news: 35 } });
    expect(second).toMatchObject({ cpu: {}, memory: {} });
  });

  test("use CPU seconds, in a part of the run too", () => {
    expect(cpuSeconds({ services: rows })).toEqual({ news: 2 });
    expect(cpuSeconds({ services: rows }, { from: 1, until: 2 })).toEqual({ news: 1 });
  });

  test("are named by size", () => {
    expect(namesBySize([{ a: 1, b: 2 }, { c: 2 }])).toEqual(["b", "c", "a"]);
  });
});

describe("a record", () => {
  const record = generatedRecord();

  test("adds up to the same by module, by journey and over time", () => {
    const all = trafficOf(record.journeys);
    const sum = (parts: { answers: number }[]) => parts.reduce((total, { answers }) => total + answers, 0);
    expect(all.answers).toBeGreaterThan(1000);
    expect(sum([...byModule(record).values()])).toBe(all.answers);
    expect(sum(byJourney(record).map(({ traffic }) => traffic))).toBe(all.answers);
    const windows = trafficOverTime(record.journeys, spanOf(record), 7);
    expect(sum(windows.map(({ traffic }) => traffic))).toBe(all.answers);
  });

  test("is summarized for a part of its time", () => {
    const within = { from: 60, until: 75 };
    const broken = byModule(record, within).get("news");
    expect(broken?.failed).toBeGreaterThan(0);
    expect(byModule(record, { from: 0, until: 60 }).get("news")?.failed).toBe(0);
    expect(chosenRows(record, { module: "news", journey: "read", within })).toHaveLength(15);
  });

  test("names a module that met nobody", () => {
    const quiet = generatedRecord({ journeys: [] });
    expect([...byModule(quiet).keys()]).toEqual(["news", "notices", "petitions"]);
    expect(byJourney(quiet)).toHaveLength(5);
    expect(byJourney(quiet)[0]?.traffic.answers).toBe(0);
  });

  test("adds up gateways", () => {
    const totals = gatewayTotals(record.gateways);
    expect(totals.shed["page"]).toBe(60);
    expect(totals.coalesced).toBeGreaterThan(0);
  });

  test("spans what was observed", () => {
    expect(spanOf(record)).toEqual({ from: -3, until: 123 });
  });
});

test("the planned rate moves evenly between points, jumps where two share a second, and ends", () => {
  const points = [
    { at: 0, perMinute: 60 },
    { at: 10, perMinute: 120 },
    { at: 10, perMinute: 30 },
    { at: 20, perMinute: 30 },
  ];
  expect([-1, 0, 5, 10, 20, 21].map((at) => plannedRate(points, at))).toEqual([0, 60, 90, 30, 30, 0]);
  expect(plannedRate([], 5)).toBe(0);
});

test("the portal's CPU is not that of the test", () => {
  const rows = [service(0, "news@1", 1, 0), service(0, "generator", 5, 0), service(1, "redis", 0.5, 0)];
  expect(portalCpuSeconds({ services: rows })).toBe(1.5);
  expect(portalCpuSeconds({ services: rows }, { from: 0, until: 1 })).toBe(1);
});

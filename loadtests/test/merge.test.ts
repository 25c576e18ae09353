import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { mergeRecords } from "../merge/merge-records.ts";
import type { NamedRecord } from "../merge/named-record.ts";
import { readArguments, run } from "../merge/run.ts";
import { bucketOf, percentile } from "../results/histogram.ts";
import type { JourneySecond, RunRecord } from "../results/run-record.ts";
import { byModule } from "../results/summarize.ts";
import { generatedRecord } from "./generated-record.ts";

function row(change: Partial<JourneySecond> = {}): JourneySecond {
  return {
    at: 0,
    module: "news",
    journey: "read",
    arrivals: 10,
    dropped: 0,
    statuses: { "200": 100 },
    failed: 0,
    cache: { hit: 90, miss: 10 },
    latency: { [bucketOf(20)]: 100 },
    bytes: 1000,
    expectations: 10,
    unmet: 0,
    broken: 0,
    ...change,
  };
}

function part(number: number, of: number, change: Partial<RunRecord> = {}): NamedRecord {
  const second = { process: 1, cpu: 0.5, memory: 10, late: { [bucketOf(0.1)]: 100 } };
  const record = generatedRecord({
    id: "monday",
    startedAt: "2026-11-23T09:00:00.000Z",
    endedAt: "2026-11-23T09:01:00.000Z",
    generator: {
      k6: "2.2.0",
      processes: 1,
      machines: 1,
      part: { number, of },
      seconds: [{ at: 0, ...second }],
    },
    journeys: [row()],
    services: [{ at: 0, service: "generator", cpu: 0.5, memory: 10 }],
    gateways: [],
    vitals: [],
    events: [{ at: 0, until: 60, kind: "stage", name: "day", detail: "as planned" }],
    broken: [],
    endings: [{ reason: "news/read: a link", count: number }],
    ...change,
  });
  return { file: `part-${number}/run.json`, record };
}

test("what parts have counted is added up, and the verdict made from the sum", () => {
  const slow = row({ latency: { [bucketOf(4000)]: 100 } });
  const merged = mergeRecords([part(1, 3), part(2, 3), part(3, 3, { journeys: [slow] })]);
  const news = byModule(merged).get("news");
  expect(news).toMatchObject({ arrivals: 30, answers: 300, cache: { hit: 270, miss: 30 } });
  expect(merged.generator).toMatchObject({ processes: 3, machines: 3 });
  expect(merged.generator.part).toBeUndefined();
  expect(merged.generator.seconds.map(({ process }) => process)).toEqual([1, 2, 3]);
  expect(merged.services).toEqual([{ at: 0, service: "generator", cpu: 1.5, memory: 30 }]);
  expect(merged.events).toHaveLength(1);
  expect(merged.endings).toEqual([{ reason: "news/read: a link", count: 6 }]);
  expect(merged.acknowledged).toBe(3 * part(1, 3).record.acknowledged);
  // A third of all answers took four seconds: no average of the parts' percentiles says so.
  expect(percentile(news?.latency ?? {}, 0.95)).toBeGreaterThan(3900);
  expect(merged.verdict.sentence).toContain("news: 95 % of answers within 500 ms");
  expect(merged.checks.filter(({ name }) => name.startsWith("news: 95 %"))).toHaveLength(1);
});

test("parts that began a little apart lie on one time axis", () => {
  const later = part(2, 2, {
    startedAt: "2026-11-23T09:00:03.400Z",
    endedAt: "2026-11-23T09:01:03.000Z",
    journeys: [row({ at: 0 }), row({ at: 5 })],
    events: [
      { at: 0, until: 60, kind: "stage", name: "day", detail: "as planned" },
      { at: 7, until: 9, kind: "purge", name: "news", detail: "an item" },
    ],
  });
  const merged = mergeRecords([later, part(1, 2)]);
  expect(merged.startedAt).toBe("2026-11-23T09:00:00.000Z");
  expect(merged.endedAt).toBe("2026-11-23T09:01:03.000Z");
  expect(merged.journeys.map(({ at }) => at)).toEqual([0, 3, 8]);
  expect(merged.events.map(({ at, until }) => [at, until])).toEqual([
    [0, 60],
    [10, 12],
  ]);
});

test("a promise that one part has seen broken is broken", () => {
  const evidence = { oracle: "embargo", module: "news", detail: "seen early", evidence: "GET /news" };
  const name = "nothing under embargo is seen";
  const seen = part(1, 2, { broken: [evidence], checks: [{ name, passed: false, detail: "5 answers" }] });
  const other = part(2, 2, { checks: [{ name, passed: true, detail: "7 answers" }] });
  const merged = mergeRecords([seen, other]);
  expect(merged.verdict).toEqual({ exitCode: 2, sentence: "Failed: embargo in news: seen early." });
  expect(merged.checks.find((check) => check.name === name)).toEqual({
    name,
    passed: false,
    detail: "5 answers + 7 answers",
  });
});

test.each<[string, NamedRecord[], RegExp]>([
  [
    "another run",
    [part(1, 2), part(2, 2, { id: "tuesday" })],
    /part-2\/run\.json is no part of the run in part-1\/run\.json: its id \(--run\) is "tuesday", not "monday"/,
  ],
  [
    "another profile",
    [part(1, 2), part(2, 2, { profile: { ...part(2, 2).record.profile, scale: 7 } })],
    /its scale is 7/,
  ],
  [
    "another portal",
    [part(1, 2), part(2, 2, { portal: { origin: "http://elsewhere" } })],
    /the portal's address is "http:\/\/elsewhere"/,
  ],
  ["a part twice", [part(1, 2), part(1, 2)], /are both part 1 of 2/],
  ["a part too few", [part(1, 3), part(3, 3)], /1 of the 3 parts are not there/],
  ["parts of another division", [part(1, 2), part(2, 3)], /part-2\/run\.json is part 2 of 3/],
  [
    "whole runs",
    [
      part(1, 2),
      {
        file: "whole.json",
        record: generatedRecord({
          ...part(2, 2).record,
          generator: { k6: "2.2.0", processes: 1, machines: 1, seconds: [] },
        }),
      },
    ],
    /whole\.json holds a whole run/,
  ],
  [
    "parts that ran one after the other",
    [part(1, 2), part(2, 2, { startedAt: "2026-11-23T10:00:00.000Z" })],
    /3600 s lie between their beginnings/,
  ],
])("%s cannot be merged", (_, parts, sentence) => {
  expect(() => mergeRecords(parts)).toThrow(sentence);
});

function files(...contents: readonly string[]): { folder: string; files: string[] } {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-merge-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const names = contents.map((text, index) => {
    const file = path.join(folder, `${index}.json`);
    writeFileSync(file, text);
    return file;
  });
  return { folder, files: names };
}

const merge = async (...args: string[]) =>
  run(args, { root: "/", say: () => undefined, signal: new AbortController().signal });

test("the command writes a report of the merged record and ends with its verdict", async () => {
  const given = files(...[part(1, 2), part(2, 2)].map(({ record }) => JSON.stringify(record)));
  const out = path.join(given.folder, "merged");
  expect(await merge(...given.files, "--out", out)).toBe(0);
  expect(readdirSync(out)).toContain("run.json");
});

test.each([
  ["{", /RECORD|cannot be read|is no/i],
  ['{"format":"madang-load-run/2"}', /format/],
  ["[]", /./],
  [JSON.stringify(part(1, 2).record).replace('"arrivals":10', '"arrivals":-10'), /journeys\.0\.arrivals/],
  [
    JSON.stringify(part(1, 2).record).replace('"arrivals":10', '"__proto__":{"polluted":1},"arrivals":10'),
    /journeys\.0|nrecognized/,
  ],
])("a file that is no record is named: %.30s", async (text, sentence) => {
  const good = JSON.stringify(part(2, 2).record);
  const given = files(text, good);
  const failed = merge(...given.files, "--out", path.join(given.folder, "merged"));
  await expect(failed).rejects.toThrow(sentence);
  await expect(failed).rejects.toThrow("0.json");
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test.each([
  [[]],
  [["one.json", "--out", "merged"]],
  [["one.json", "two.json"]],
  [["one.json", "two.json", "--out"]],
  [["one.json", "--all", "--out", "merged"]],
])("%j is answered with how it is used", (args) => {
  expect(() => readArguments(args)).toThrow(/merge was given .*For example: npm run loadtest -- merge/s);
});

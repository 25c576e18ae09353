import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Cell } from "../runner/k6/per-second-line.ts";
import { followLines } from "../runner/k6/follow-lines.ts";
import { readPerSecondLine } from "../runner/k6/per-second-line.ts";
import { partOfProcess, segmentArguments, wholeLoad } from "../runner/k6/segments.ts";
import { generatorRows, journeyRows } from "../runner/measured-rows.ts";

function file(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-lines-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, "lines");
}

test("lines are handed on whole, whenever they are written and wherever they are cut", async () => {
  const [place, lines] = [file(), [] as string[]];
  const followed = followLines(place, (line) => lines.push(line));
  const korean = Buffer.from("마당\n");
  appendFileSync(place, "one\nt");
  await vi.waitFor(() => expect(lines).toEqual(["one"]), { timeout: 10_000 });
  appendFileSync(place, Buffer.concat([Buffer.from("wo\n"), korean.subarray(0, 4)]));
  await vi.waitFor(() => expect(lines).toEqual(["one", "two"]), { timeout: 10_000 });
  appendFileSync(place, korean.subarray(4));
  appendFileSync(place, `${"x".repeat(200_000)}\nunfinished`);
  followed.stop();
  expect(lines.slice(2)).toEqual(["마당", "x".repeat(200_000)]);
});

test("a file that never comes has no lines; what a reader of lines throws is thrown at the end", () => {
  followLines(file(), () => expect.unreachable()).stop();
  const place = file();
  appendFileSync(place, "one\n");
  const followed = followLines(place, () => {
    throw new Error("not understood");
  });
  expect(() => followed.stop()).toThrow("not understood");
});

test.each([
  ["not json"],
  ['{"format":"madang-per-second/2"}'],
  ['{"cell":{"second":1}}'],
  ['{"cell":{},"self":{}}'],
  ["null"],
])("a line of another k6 is refused with the remedy: %s", (line) => {
  expect(() => readPerSecondLine(line)).toThrow(
    `wrote a line that is none of madang-per-second/1: ${line} Unset K6_BIN`,
  );
});

function cell(second: number, change: Partial<Cell> = {}): Cell {
  return {
    second,
    module: "news",
    journey: "read",
    arrivals: 1,
    dropped: 0,
    statuses: { "200": 2 },
    failed: 0,
    cache: { hit: 2 },
    latency: { "100": 2 },
    bytes: 10,
    expectations: 1,
    unmet: 0,
    broken: 0,
    ...change,
  };
}

test("cells of one second are one row, whichever process told them and however late; others' are left out", () => {
  const cells = [
    cell(101),
    cell(100),
    cell(101, { statuses: { "503": 1 }, latency: { "100": 1, "90": 1 }, failed: 1 }),
    cell(100, { module: "runner", journey: "runner" }),
    cell(99, { module: "lost", journey: "lost" }),
  ];
  expect(journeyRows({ cells }, { zero: 100, modules: ["news"] })).toMatchObject([
    { at: 0, arrivals: 1 },
    {
      at: 1,
      arrivals: 2,
      statuses: { "200": 2, "503": 1 },
      latency: { "90": 1, "100": 3 },
      failed: 1,
      cache: { hit: 4 },
    },
  ]);
});

test("what a process tells of itself stays its own", () => {
  const self = { second: 100, cpu: 0.25, memory: 5, late: { "1": 2 } };
  const selves = [
    { ...self, process: 2 },
    { ...self, process: 1 },
    { ...self, process: 1, memory: 9 },
  ];
  expect(generatorRows({ selves }, 100)).toEqual([
    { at: 0, process: 1, cpu: 0.5, memory: 9, late: { "1": 4 } },
    { at: 0, process: 2, cpu: 0.25, memory: 5, late: { "1": 2 } },
  ]);
});

test("processes share out a load, or the part of it that this machine brings", () => {
  expect(segmentArguments(wholeLoad)).toEqual([]);
  const thirds = [1, 2, 3].map((process) => segmentArguments(partOfProcess(wholeLoad, 3, process)));
  expect(thirds.map(([, segment]) => segment)).toEqual(["0:1/3", "1/3:2/3", "2/3:1"]);
  expect(thirds[0]?.slice(2)).toEqual(["--execution-segment-sequence", "0,1/3,2/3,1"]);
  const second = { number: 2, of: 2 };
  expect([1, 2].map((process) => partOfProcess(second, 2, process))).toEqual([
    { number: 3, of: 4 },
    { number: 4, of: 4 },
  ]);
});

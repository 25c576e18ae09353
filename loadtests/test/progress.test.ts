import { expect, test } from "vitest";
import { bucketOf } from "../results/histogram.ts";
import { LiveThresholds } from "../runner/live-thresholds.ts";
import { fitted, progressLine } from "../runner/progress-line.ts";
import { sayTo, stateLineOf, type Output } from "../runner/terminal.ts";

const modules = [
  { id: "news", serviceLevel: { p95: 500, errors: 0.01 } },
  { id: "petitions", serviceLevel: { p95: 1500, errors: 0.01 } },
];

function met(module: string, milliseconds: number, change: { failed?: number; dropped?: number } = {}) {
  const { failed = 0, dropped = 0 } = change;
  const latency = { [bucketOf(milliseconds)]: 10 };
  return { module, arrivals: 5, dropped, statuses: { 200: 10 - failed, 503: failed }, failed, latency };
}

function lineOf(thresholds: LiveThresholds): string {
  return progressLine({
    passed: 65,
    seconds: 120,
    states: thresholds.states(),
    acknowledged: 7,
    dropped: thresholds.dropped(),
  });
}

test("each module stands beside what is promised, those beyond it first", () => {
  const thresholds = new LiveThresholds(modules);
  thresholds.add(met("news", 100));
  thresholds.add(met("petitions", 3000, { failed: 5 }));
  expect(lineOf(thresholds)).toMatch(
    /^1:05\/2:00 {2}petitions p95 2992\/1500 ms ✗, failed 50\.0\/1\.0 % ✗ · news p95 100\/500 ms, failed 0\.0\/1\.0 % · 7 acknowledged$/,
  );
});

test("counts of all seconds and journeys add up; modules that are not under load do not count", () => {
  const thresholds = new LiveThresholds(modules);
  thresholds.add(met("news", 100));
  thresholds.add(met("news", 1000, { failed: 1 }));
  thresholds.add(met("runner", 9000));
  const [news] = thresholds.states();
  expect(news).toMatchObject({ answers: 20, failed: 0.05, slow: true, failing: true });
});

test("a module that has not answered yet is neither good nor bad", () => {
  expect(lineOf(new LiveThresholds(modules))).toBe("1:05/2:00  news – · petitions – · 7 acknowledged");
});

test("visitors that the generator could not bring are said", () => {
  const thresholds = new LiveThresholds(modules);
  thresholds.add(met("news", 100, { dropped: 5 }));
  expect(lineOf(thresholds)).toContain("50.0 % of visitors not brought");
});

function written(output: Partial<Output>) {
  const texts: string[] = [];
  return { texts, output: { ...output, write: (text: string) => texts.push(text) } };
}

test("on a terminal the state is written over, and what is said clears it", () => {
  const { texts, output } = written({ isTTY: true, columns: 10 });
  stateLineOf(output)?.("state of every threshold");
  sayTo(output)("said");
  expect(texts).toEqual(["state of…\u001B[K\r", "said\u001B[K\n"]);
});

test("a terminal that does not know its size has the usual one", () => {
  const { texts, output } = written({ isTTY: true, columns: 0 });
  stateLineOf(output)?.("state of every threshold");
  stateLineOf(output)?.("");
  expect(texts).toEqual(["state of every threshold\u001B[K\r", "\u001B[K\r"]);
});

test("elsewhere there are lines alone", () => {
  const { texts, output } = written({});
  expect(stateLineOf(output)).toBeUndefined();
  sayTo(output)("said");
  expect(texts).toEqual(["said\n"]);
});

test("a line that fits is left as it is", () => {
  expect(fitted("abc", 10)).toBe("abc");
  expect(fitted("abcdefghij", 10)).toBe("abcdefgh…");
});

import { expect, test } from "vitest";
import { exitCodes } from "../requirements.ts";
import { bucketOf } from "../results/histogram.ts";
import type { GeneratorSecond, JourneySecond } from "../results/run-record.ts";
import { thisMachine } from "../runner/machine.ts";
import { oracleChecks } from "../runner/oracle-checks.ts";
import { verdictOf, type BrokenPromise, type Measured } from "../runner/verdict.ts";

/** A second of news: 100 answers, `slow` of them in 900 ms. */
function second(at: number, change: Partial<JourneySecond> & { slow?: number } = {}): JourneySecond {
  const { slow = 0, ...row } = change;
  return {
    at,
    module: "news",
    journey: "read",
    arrivals: 20,
    dropped: 0,
    statuses: { "200": 100 },
    failed: 0,
    cache: {},
    latency: { [bucketOf(90)]: 100 - slow, [bucketOf(900)]: slow },
    bytes: 1000,
    expectations: 50,
    unmet: 0,
    broken: 0,
    ...row,
  };
}

function generator(at: number, change: { cpu?: number; late?: number } = {}): GeneratorSecond {
  const { cpu = 0.2, late = 0.1 } = change;
  return { at, process: 1, cpu, memory: 1, late: { [bucketOf(late)]: 100 } };
}

const tenSeconds = Array.from({ length: 10 }, (_, at) => at);

function verdict(change: {
  row?: Parameters<typeof second>[1];
  self?: Parameters<typeof generator>[1];
  generators?: readonly GeneratorSecond[];
  broken?: readonly BrokenPromise[];
  endings?: Measured["endings"];
  events?: Measured["events"];
}) {
  const { row, self, generators = tenSeconds.map((at) => generator(at, self)), broken = [] } = change;
  const measured: Measured = {
    machine: { ...thisMachine(), cores: 2 },
    modules: [{ id: "news", serviceLevel: { p95: 500, errors: 0.01 }, journeys: [] }],
    journeys: tenSeconds.map((at) => second(at, row)),
    generator: { k6: "2.2.0", processes: 1, machines: 1, seconds: [...generators] },
    broken: [...broken],
    endings: change.endings ?? [],
    events: [...(change.events ?? [])],
  };
  const examined = { answers: 1000, lookedUp: 0 };
  return verdictOf(measured, oracleChecks({ broken, acknowledged: 0, examined }));
}

const broken = [{ oracle: "embargo", module: "news", detail: "seen early", evidence: "GET /news" }] as const;

test("what visitors met while something was broken on purpose misses no service level", () => {
  const fault = { kind: "fault", name: "module-killed:news", detail: "" } as const;
  const row = { failed: 50 };
  expect(verdict({ row }).exitCode).toBe(exitCodes.missed);
  expect(verdict({ row, events: [{ ...fault, at: 0, until: 9 }] }).exitCode).toBe(exitCodes.passed);
});

test("a run in which everything held passes", () => {
  expect(verdict({})).toMatchObject({ exitCode: exitCodes.passed });
  expect(verdict({}).checks.every(({ passed }) => passed)).toBe(true);
});

test("a missed service level is named with its figure", () => {
  const { exitCode, sentence } = verdict({ row: { slow: 6 } });
  expect(exitCode).toBe(exitCodes.missed);
  expect(sentence).toMatch(
    /^Failed: news: 95 % of answers within 500 ms \((89|90|91)\d ms of 1000 answers\)\.$/,
  );
});

test("what five of a hundred wait for is not the p95", () => {
  expect(verdict({ row: { slow: 5 } }).exitCode).toBe(exitCodes.passed);
});

test("answers that fail are counted in all, and a reason is told for pages that show what they should not", () => {
  const { exitCode, sentence } = verdict({
    row: { failed: 2, unmet: 3 },
    endings: [
      { reason: "notices/read: elsewhere", count: 9 },
      { reason: "news/read: there is a link to an article", count: 3 },
    ],
  });
  expect(exitCode).toBe(exitCodes.missed);
  expect(sentence).toContain("at most 1.0 % of answers fail (2.0 %)");
  expect(sentence).toContain("(94.0 % of 500 expectations, for example: news/read: there is a link");
});

test("a journey whose own code fails is a miss, however few", () => {
  expect(verdict({ row: { broken: 1 } }).sentence).toContain("news: pages show what they should");
});

test("a broken promise outweighs everything else", () => {
  expect(verdict({ broken, row: { slow: 90, dropped: 90 }, self: { cpu: 2 } })).toMatchObject({
    exitCode: exitCodes.violated,
    sentence: "Failed: embargo in news: seen early.",
  });
});

test("a load generator that dropped visitors gives no verdict", () => {
  const { exitCode, sentence } = verdict({ row: { dropped: 5 } });
  expect(exitCode).toBe(exitCodes.noVerdict);
  expect(sentence).toContain("the load generator fell behind (20.0 % of the arrivals dropped)");
});

test("a run to which nobody came says nothing", () => {
  const row = { arrivals: 0, statuses: {}, latency: {}, expectations: 0 };
  const { exitCode, sentence } = verdict({ row });
  expect(exitCode).toBe(exitCodes.noVerdict);
  expect(sentence).toContain("the load generator fell behind (no visitor arrived)");
});

test("visitors who were dropped while a service level was missed are the portal's", () => {
  expect(verdict({ row: { dropped: 5, slow: 50 } }).exitCode).toBe(exitCodes.missed);
});

test("a load generator that used every core gives no verdict, whatever it measured", () => {
  for (const row of [{}, { slow: 50 }]) {
    const { exitCode, sentence } = verdict({ row, self: { cpu: 1.9 } });
    expect(exitCode).toBe(exitCodes.noVerdict);
    expect(sentence).toContain(
      "was the bottleneck (it used 1.9 of 2 cores at most; 100.0 % of the answers came in 10 seconds without any)",
    );
  }
});

test("a burst of the load generator's is no limit", () => {
  const generators = tenSeconds.map((at) => generator(at, { cpu: at % 3 === 0 ? 0.5 : 2 }));
  expect(verdict({ generators }).exitCode).toBe(exitCodes.passed);
});

test("several processes of the load generator share the cores", () => {
  const generators = tenSeconds.flatMap((at) => [
    generator(at, { cpu: 0.95 }),
    { ...generator(at, { cpu: 0.95 }), process: 2 },
  ]);
  expect(verdict({ generators }).exitCode).toBe(exitCodes.noVerdict);
});

test("latencies of a load generator that was woken late miss no service level", () => {
  const { exitCode, sentence } = verdict({ row: { slow: 50 }, self: { late: 80 } });
  expect(exitCode).toBe(exitCodes.noVerdict);
  expect(sentence).toMatch(
    /woken too late to measure latencies \(\d+ ms late in its worst second; 100\.0 % of the answers came in 10 seconds with more than 50 ms\)/,
  );
});

test("a service level that was kept although the load generator was late was kept", () => {
  const { exitCode, checks } = verdict({ self: { late: 80 } });
  expect(exitCode).toBe(exitCodes.passed);
  expect(checks.at(-1)?.detail).toContain("the service levels were kept even so");
});

test("answers that failed have failed, however late the load generator was", () => {
  expect(verdict({ row: { slow: 50, failed: 5 }, self: { late: 80 } }).exitCode).toBe(exitCodes.missed);
});

test("few seconds in which the load generator was late are left aside, as the p95 leaves few answers aside", () => {
  const generators = tenSeconds.map((at) => generator(at, { late: at === 0 ? 80 : 1 }));
  const row = { slow: 50 };
  expect(verdict({ row, generators }).exitCode).toBe(exitCodes.noVerdict);
  const aside = [generator(-1, { late: 80 }), ...tenSeconds.map((at) => generator(at))];
  expect(verdict({ row, generators: aside }).exitCode).toBe(exitCodes.missed);
});

test("what was not looked at is said", () => {
  const stored = verdict({}).checks.find(({ name }) => name.startsWith("everything acknowledged"));
  expect(stored?.detail).toContain("the database was not looked at");
});

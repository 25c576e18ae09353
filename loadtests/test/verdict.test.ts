import { expect, test } from "vitest";
import { exitCodes } from "../requirements.ts";
import type { K6Summary } from "../runner/k6/summary-schema.ts";
import { readProfile, scaled } from "../runner/profile.ts";
import { verdictOf, type Findings } from "../runner/verdict.ts";

const profile = scaled(readProfile("smoke"), { scale: 1, seconds: 60 });
const modules = [{ id: "news", folder: "", journeys: [], serviceLevel: { p95: 500, errors: 0.01 } }];

function summary({ slow = false, dropped = 0 } = {}): K6Summary {
  return {
    metrics: {
      "http_req_duration{module:news}": {
        values: { "p(95)": slow ? 900 : 90, count: 100 },
        thresholds: { "p(95)<500": { ok: !slow } },
      },
      "http_req_failed{module:news}": { values: { rate: 0 }, thresholds: { "rate<=0.01": { ok: true } } },
      "checks{module:news}": { values: { rate: 1, passes: 50, fails: 0 } },
      dropped_iterations: { values: { count: dropped } },
      iterations: { values: { count: 100 } },
    },
  };
}

function verdict(change: Partial<Findings>) {
  return verdictOf({
    profile,
    modules,
    load: summary(),
    broken: [],
    acknowledgements: [],
    endings: [],
    examined: {
      lookedUp: 0,
      comparedInDatabase: undefined,
      embargoAnswers: undefined,
      embargoAppeared: undefined,
    },
    ...change,
  });
}

const broken = [{ oracle: "embargo", module: "news", detail: "seen early", evidence: "GET /news" }] as const;

test("a run in which everything held passes", () => {
  expect(verdict({})).toMatchObject({ exitCode: exitCodes.passed });
  expect(verdict({}).checks.every(({ passed }) => passed)).toBe(true);
});

test("a missed service level is named with its figure", () => {
  const { exitCode, sentence } = verdict({ load: summary({ slow: true }) });
  expect(exitCode).toBe(1);
  expect(sentence).toBe("Failed: news: 95 % of answers within 500 ms (900 ms of 100 answers).");
});

test("a broken promise outweighs everything else", () => {
  expect(verdict({ broken, load: summary({ slow: true, dropped: 90 }) })).toMatchObject({
    exitCode: 2,
    sentence: "Failed: embargo in news: seen early.",
  });
});

test("a broken promise is a verdict even where the load was ended early", () => {
  expect(verdict({ broken, load: undefined }).exitCode).toBe(2);
});

test("a load generator that fell behind gives no verdict", () => {
  const { exitCode, sentence } = verdict({ load: summary({ dropped: 25 }) });
  expect(exitCode).toBe(4);
  expect(sentence).toContain("the load generator fell behind (20.0 % of the arrivals dropped)");
});

test("what was not looked at is said", () => {
  const stored = verdict({}).checks.find(({ name }) => name.startsWith("everything acknowledged"));
  expect(stored?.detail).toContain("the database was not looked at");
});

import type { RunRecord } from "../results/run-record.ts";
import type { Check } from "../runner/check.ts";
import { verdictOf, type Measured } from "../runner/verdict.ts";

type Examined = RunRecord["examined"];

/** What the oracles of each part have said, by their names: a promise that one has seen broken is broken. What is made from rows is not taken over. */
export function mergeChecks(records: readonly RunRecord[], measured: Measured): Check[] {
  const fromRows = new Set(verdictOf(measured, []).checks.map(({ name }) => name));
  const told = records.flatMap(({ checks }) => checks.filter(({ name }) => !fromRows.has(name)));
  return [...Map.groupBy(told, ({ name }) => name)].map(([name, same]) => ({
    name,
    passed: same.every(({ passed }) => passed),
    detail: [...new Set(same.map(({ detail }) => detail))].join(" + "),
  }));
}

/** What no part has looked at stays missing. */
export function mergeExamined(all: readonly Examined[]): Examined {
  const sums: Examined = { answers: 0, lookedUp: 0 };
  for (const examined of all)
    for (const [what, count] of Object.entries(examined) as [keyof Examined, number][])
      sums[what] = (sums[what] ?? 0) + count;
  return sums;
}

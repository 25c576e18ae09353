import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { loadtestErrors } from "../../runner/errors.ts";
import { comparisonSchema, type Comparison } from "../measure/comparison-record.ts";
import type { ComparisonVerdict } from "../verdict.ts";
import { comparisonMarkdown } from "./markdown.ts";

function fileIn(folder: string): string {
  return path.join(folder, "comparison.json");
}

/** Whole or not at all: the next run may go on with it. */
export function keepComparison(folder: string | undefined, comparison: Comparison): void {
  if (folder === undefined) return;
  const draft = `${fileIn(folder)}.draft`;
  writeFileSync(draft, `${JSON.stringify(comparison, null, 1)}\n`);
  renameSync(draft, fileIn(folder));
}

/** What an earlier run has measured of the same two builds. Throws LOADTEST_RESUME_IMPOSSIBLE. */
export function earlierRounds(folder: string, now: Comparison): Comparison {
  const file = fileIn(folder);
  const impossible = (reason: string) => loadtestErrors.create("RESUME_IMPOSSIBLE", { file, reason });
  if (!existsSync(file)) throw impossible("there is no such file");
  const read = comparisonSchema.safeParse(jsonOf(readFileSync(file, "utf8")));
  if (!read.success) throw impossible(z.prettifyError(read.error).replaceAll("\n", " "));
  for (const side of ["base", "head"] as const) {
    const [then, build] = [read.data.sides[side].build, now.sides[side].build];
    if (then === undefined || then !== build) throw impossible(`its ${side} is another build`);
  }
  return read.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function writeVerdict(
  folder: string | undefined,
  comparison: Comparison,
  verdict: ComparisonVerdict,
): void {
  if (folder === undefined) return;
  writeFileSync(path.join(folder, "comparison.md"), comparisonMarkdown(comparison, verdict));
  const metrics = verdict.metrics.map(
    ({ service, rule, base, head, outcome, change, low, high, confidence }) => ({
      service,
      outcome,
      base,
      head,
      change,
      low,
      high,
      confidence,
      metric: rule.says,
      unit: rule.unit,
      minimum: rule.minimum,
    }),
  );
  const { exitCode, sentence } = verdict;
  writeFileSync(
    path.join(folder, "verdict.json"),
    `${JSON.stringify({ exitCode, sentence, metrics }, null, 2)}\n`,
  );
}

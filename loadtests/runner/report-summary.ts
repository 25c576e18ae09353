import { accessSync, constants, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadtestErrors } from "./errors.ts";
import type { Findings, Verdict } from "./verdict.ts";

/** Before the run, so that a minute is not spent in vain. Throws LOADTEST_REPORT_NOT_WRITABLE. */
export function assertWritable(folder: string | undefined): void {
  if (folder === undefined) return;
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw loadtestErrors.create("REPORT_NOT_WRITABLE", { folder, reason: (error as Error).message }, error);
  }
}

export function sayVerdict(
  { checks, sentence }: Verdict,
  findings: Findings,
  say: (line: string) => void,
): void {
  for (const { name, passed, detail } of checks) say(`  ${passed ? "✓" : "✗"} ${name}: ${detail}`);
  for (const { oracle, module, detail, evidence } of findings.broken.slice(0, 5))
    say(`  ✗ ${oracle}, ${module}: ${detail} (${evidence})`);
  for (const [reason, count] of reasons(findings)) say(`    ${count} × ${reason}`);
  say(sentence);
  const passed = checks.filter((check) => check.passed).length;
  say(`${passed} passed, ${Math.max(checks.length - passed, findings.broken.length > 0 ? 1 : 0)} failed`);
}

/** Why visitors could not go on, the most frequent first. */
function reasons({ endings }: Findings): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { module, journey, reason } of endings) {
    const name = `${module}/${journey}: ${reason}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, 8);
}

/** summary.json: what a program reads; without secrets and contents. */
export function writeSummary(options: {
  report: string | undefined;
  profile: string;
  k6: string;
  startedAt: Date;
  findings: Findings;
  verdict: Verdict;
  say: (line: string) => void;
}): void {
  const { report, profile, k6, startedAt, findings, verdict, say } = options;
  if (report === undefined) return;
  const file = path.join(report, "summary.json");
  const summary = {
    profile: { name: profile, ...findings.profile },
    k6,
    startedAt: startedAt.toISOString(),
    endedAt: new Date().toISOString(),
    modules: findings.modules.map(({ id, serviceLevel, journeys }) => ({
      id,
      serviceLevel,
      journeys: journeys.map(({ name }) => name),
    })),
    exitCode: verdict.exitCode,
    verdict: verdict.sentence,
    checks: verdict.checks,
    broken: findings.broken,
    acknowledged: findings.acknowledgements.length,
    examined: findings.examined,
    endings: reasons(findings).map(([reason, count]) => ({ reason, count })),
    metrics: findings.load?.metrics,
  };
  writeFileSync(file, `${JSON.stringify(summary, null, 2)}\n`);
  say(`Summary: ${file}`);
}

import { accessSync, constants, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadtestErrors } from "./errors.ts";
import type { RunRecord } from "../results/run-record.ts";

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
  { checks, broken, endings, verdict }: RunRecord,
  say: (line: string) => void,
): void {
  for (const { name, passed, detail } of checks) say(`  ${passed ? "✓" : "✗"} ${name}: ${detail}`);
  for (const { oracle, module, detail, evidence } of broken.slice(0, 5))
    say(`  ✗ ${oracle}, ${module}: ${detail} (${evidence})`);
  for (const { reason, count } of endings.slice(0, 8)) say(`    ${count} × ${reason}`);
  say(verdict.sentence);
  const passed = checks.filter((check) => check.passed).length;
  say(`${passed} passed, ${Math.max(checks.length - passed, broken.length > 0 ? 1 : 0)} failed`);
}

/** run.json: what programs read. */
export function writeRecord(
  record: RunRecord,
  folder: string | undefined,
  say: (line: string) => void,
): void {
  if (folder === undefined) return;
  const file = path.join(folder, "run.json");
  writeFileSync(file, `${JSON.stringify(record)}\n`);
  say(`Record: ${file}`);
}

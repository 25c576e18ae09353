import { plainLine } from "../report/words/plain-text.ts";
import type { RunRecord } from "../results/run-record.ts";

/** The verdict on a terminal: checks, evidence, reasons, the sentence, and counts that CI reads, last. */
export function sayVerdict(
  { checks, broken, endings, verdict }: Pick<RunRecord, "checks" | "broken" | "endings" | "verdict">,
  say: (line: string) => void,
): void {
  // Reasons quote answers: they must not drive the terminal.

  for (const { name, passed, detail } of checks)
    say(`  ${passed ? "✓" : "✗"} ${plainLine(`${name}: ${detail}`)}`);
  for (const { oracle, module, detail, evidence } of broken.slice(0, 5))
    say(`  ✗ ${plainLine(`${oracle}, ${module}: ${detail} (${evidence})`)}`);
  for (const { reason, count } of endings.slice(0, 8)) say(`    ${count} × ${plainLine(reason)}`);
  say(plainLine(verdict.sentence));
  const passed = checks.filter((check) => check.passed).length;
  say(`${passed} passed, ${Math.max(checks.length - passed, broken.length > 0 ? 1 : 0)} failed`);
}

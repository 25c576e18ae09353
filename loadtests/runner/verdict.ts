import type { Violation } from "@madang/load-kit/examine-answer";
import { excusedWindows } from "../faults/judge-faults.ts";
import { exitCodes, type ExitCode } from "../requirements.ts";
import type { RunRecord } from "../results/run-record.ts";
import type { Check } from "./check.ts";
import { busyCheck, droppedCheck, lateCheck } from "./generator-checks.ts";
import { serviceLevelChecks, type LevelCheck } from "./service-level-checks.ts";

/** One broken promise, whichever oracle found it. */
export interface BrokenPromise {
  readonly oracle: Violation["oracle"] | "acknowledged" | "receipts" | "shed-order";
  readonly module: string;
  readonly detail: string;
  /** Where and when, never what. */
  readonly evidence: string;
}

export interface Verdict {
  readonly exitCode: ExitCode;
  readonly sentence: string;
  readonly checks: readonly Check[];
}

/** What a verdict is made of: the same for one process, for several, and for records that were merged. */
export type Measured = Pick<
  RunRecord,
  "modules" | "journeys" | "generator" | "machine" | "endings" | "broken" | "events"
>;

/** What a run means. `oracles` are the checks that are not made from its rows. */
export function verdictOf(measured: Measured, oracles: readonly Check[]): Verdict {
  const levels = serviceLevelChecks({ ...measured, journeys: unexcused(measured) });
  const latenciesKept = levels.every(({ isLatency, passed }) => passed || !isLatency);
  const generator = {
    busy: busyCheck(measured),
    late: lateCheck(measured, latenciesKept),
    dropped: droppedCheck(measured),
  };
  return {
    ...conclusion({ broken: measured.broken, levels, oracles, generator }),
    checks: [...levels.map(withoutKind), ...oracles, generator.dropped, generator.busy, generator.late],
  };
}

/** What visitors met while something was broken on purpose is judged by what was to hold then (loadtests/faults/judge-faults.ts). */
function unexcused({ journeys, events }: Measured): Measured["journeys"] {
  const excused = excusedWindows(events);
  return journeys.filter(({ at }) => !excused.some(({ from, until }) => at >= from && at < until));
}

function withoutKind({ name, passed, detail }: LevelCheck): Check {
  return { name, passed, detail };
}

interface Found {
  readonly broken: Measured["broken"];
  readonly levels: readonly LevelCheck[];
  readonly oracles: readonly Check[];
  readonly generator: Readonly<Record<"busy" | "late" | "dropped", Check>>;
}

/**
 * The order of what outweighs what. Evidence of an oracle is evidence whoever was busy. Visitors who were dropped while a service level was
 * missed were dropped because the portal kept others waiting.
 */
function conclusion(found: Found): Pick<Verdict, "exitCode" | "sentence"> {
  const { busy, dropped } = found.generator;
  const missed = found.levels.filter(({ passed }) => !passed);
  const broken = brokenPromise(found);
  if (broken !== undefined) return failed(exitCodes.violated, broken);
  if (!busy.passed) return noVerdict(`the load generator was the bottleneck (${busy.detail})`);
  if (missed.length > 0) return missedLevels(missed, found.generator);
  if (!dropped.passed) return noVerdict(`the load generator fell behind (${dropped.detail})`);
  return { exitCode: exitCodes.passed, sentence: "Passed: every service level kept, every promise held." };
}

function brokenPromise({ broken, oracles }: Found): string | undefined {
  const [first] = broken;
  if (first !== undefined) return `${first.oracle} in ${first.module}: ${first.detail}`;
  const unheld = oracles.find(({ passed }) => !passed);
  return unheld === undefined ? undefined : `${unheld.name} (${unheld.detail})`;
}

/** Latencies that may be the generator's own miss no service level; answers that failed have failed. */
function missedLevels(
  missed: readonly LevelCheck[],
  { late }: Found["generator"],
): Pick<Verdict, "exitCode" | "sentence"> {
  if (!late.passed && missed.every(({ isLatency }) => isLatency))
    return noVerdict(`the load generator was woken too late to measure latencies (${late.detail})`);
  const each = missed.map(({ name, detail }) => `${name} (${detail})`);
  return failed(exitCodes.missed, each.join("; "));
}

function failed(exitCode: ExitCode, what: string): Pick<Verdict, "exitCode" | "sentence"> {
  return { exitCode, sentence: `Failed: ${what}.` };
}

function noVerdict(why: string): Pick<Verdict, "exitCode" | "sentence"> {
  return {
    exitCode: exitCodes.noVerdict,
    sentence: `No verdict: ${why}; give it more room or a smaller --scale.`,
  };
}

import { randomBytes } from "node:crypto";
import type { LoadProfile } from "@madang/load-kit/settings";
import { exitCodes } from "../requirements.ts";
import type { RunRecord } from "../results/run-record.ts";
import { loadtestErrors } from "../runner/errors.ts";
import type { FoundK6 } from "../runner/k6/find-k6.ts";
import type { TargetPortal } from "../runner/portal/target-portal.ts";
import { runLoadTest } from "../runner/run-load-test.ts";
import type { LoadedModule } from "../runner/suite/read-suite.ts";
import type { CapacitySearch, CapacityStep } from "./capacity-record.ts";
import { findBottleneck } from "./find-bottleneck.ts";
import { readStep } from "./read-step.ts";
import { nextRate, type SearchPlan } from "./search-rate.ts";

export interface SearchOptions {
  readonly root: string;
  /** A module, or "mix". */
  readonly name: string;
  readonly plan: SearchPlan;
  /** The profile "breakpoint": its visitors; rate and length are the step's. */
  readonly profile: LoadProfile;
  readonly seconds: number;
  readonly suite: readonly LoadedModule[];
  readonly k6: FoundK6;
  readonly portal: TargetPortal;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Holds one rate after the other until the highest that keeps the service levels is known. Throws LOADTEST_PROMISE_BROKEN. */
export async function searchCapacity(options: SearchOptions): Promise<CapacitySearch> {
  const { name, plan, say } = options;
  const steps: CapacityStep[] = [];
  let first: RunRecord | undefined;
  for (let rate = nextRate(steps, plan); rate !== undefined; rate = nextRate(steps, plan)) {
    const record = await hold(options, rate);
    if (record.verdict.exitCode === exitCodes.violated)
      throw loadtestErrors.create("PROMISE_BROKEN", { rate, reason: record.verdict.sentence });
    const step = readStep(record, rate);
    steps.push(step);
    // The lowest rate that failed says what gives first.
    if (!step.kept && steps.every((each) => each.kept || each.rate >= rate)) first = record;
    say(`  ${step.kept ? "✓" : "✗"} ${name}, ${rate.toFixed(0)} visitors a minute: ${step.reason}`);
  }
  const bottleneck =
    first === undefined
      ? { says: "none up to the highest rate that was tried", elsewhere: true }
      : findBottleneck(first);
  return { name, steps, bottleneck: bottleneck.says, atLeast: bottleneck.elsewhere };
}

function hold(options: SearchOptions, rate: number): Promise<RunRecord> {
  const { root, name, profile, seconds, suite, k6, portal, signal } = options;
  const id = `capacity-${name}-${rate.toFixed(0)}-${randomBytes(2).toString("hex")}`;
  return runLoadTest({
    id,
    arguments: ["capacity", "--only", name],
    root,
    k6,
    processes: 1,
    part: undefined,
    // Items under embargo are the smoke's; here they would take the seconds of every step.
    portal: { ...portal, database: undefined },
    profileName: "breakpoint",
    scale: 1,
    profile: { ...profile, seconds, scenes: [{ name: "held", stages: [{ seconds, from: rate, to: rate }] }] },
    suite: onlyOf(suite, name),
    chosen: onlyOf(suite, name).map(({ id }) => id),
    faults: [],
    keepGoing: false,
    // The search says what matters of each step.
    say: () => undefined,
    signal,
  });
}

function onlyOf(suite: readonly LoadedModule[], name: string): readonly LoadedModule[] {
  return name === "mix" ? suite : suite.filter(({ id }) => id === name);
}

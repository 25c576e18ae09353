import { exitCodes } from "../requirements.ts";
import { percentile } from "../results/histogram.ts";
import type { RunRecord } from "../results/run-record.ts";
import { trafficOf } from "../results/traffic.ts";
import type { CapacityStep } from "./capacity-record.ts";

/** Whether a step kept the service levels, and what it used: from the record of its run. */
export function readStep(record: RunRecord, rate: number): CapacityStep {
  const traffic = trafficOf(record.journeys);
  return {
    rate,
    kept: record.verdict.exitCode === exitCodes.passed,
    reason: reasonOf(record),
    answers: traffic.answers / record.profile.seconds,
    cores: coresByService(record),
    p95: percentile(traffic.latency, 0.95) ?? 0,
  };
}

/** True where the load generator, and not the portal, was at its end: dropped arrivals, no CPU left, woken late. */
export function isGeneratorsEnd({ verdict }: RunRecord): boolean {
  return verdict.exitCode === exitCodes.noVerdict;
}

function reasonOf({ verdict, checks }: RunRecord): string {
  const failed = checks.filter(({ passed }) => !passed);
  if (failed.length === 0) return verdict.sentence;
  return failed.map(({ name, detail }) => `${name}: ${detail}`).join("; ");
}

/** Means over the seconds of the plan; what comes before and after is not the load's. */
export function coresByService({ services, profile }: RunRecord): Record<string, number> {
  const within = services.filter(({ at }) => at >= 0 && at < profile.seconds);
  const seconds = new Set(within.map(({ at }) => at)).size;
  const names = [...new Set(within.map(({ service }) => service))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const used = within.filter(({ service }) => service === name).reduce((sum, { cpu }) => sum + cpu, 0);
      return [name, used / Math.max(1, seconds)];
    }),
  );
}

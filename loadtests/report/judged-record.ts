import { excusedWindows } from "../faults/judge-faults.ts";
import { faultRequirements } from "../requirements.ts";
import type { RunRecord } from "../results/run-record.ts";

/**
 * The record without the seconds in which something was broken on purpose: what service levels are judged by (runner/verdict.ts). A
 * record may name a fault that this version does not know; it excuses nothing.
 */
export function judgedRecord(record: RunRecord): RunRecord {
  const known = record.events.filter(({ name }) =>
    Object.hasOwn(faultRequirements, name.split(":", 1)[0] ?? ""),
  );
  const excused = excusedWindows(known);
  const isJudged = ({ at }: { readonly at: number }) =>
    !excused.some(({ from, until }) => at >= from && at < until);
  return { ...record, journeys: record.journeys.filter(isJudged) };
}

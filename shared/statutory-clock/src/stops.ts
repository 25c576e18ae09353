import type { DayNumber } from "./civil-date.ts";
import { clockErrors } from "./errors.ts";
import { dayOf, officeMinute, officeTime, workingIntervals, type OfficeMinute } from "./office-clock.ts";
import type { ExplainedStop } from "./explanation.ts";
import type { RulePack, StopReason, StopRule } from "./rules/rule-pack.ts";

/** The clock stands from `from` until `to`, or still. */
export interface Stop {
  readonly reason: StopReason;
  readonly from: Date;
  readonly to?: Date | undefined;
}

export interface PlacedStop {
  readonly reason: StopReason;
  readonly rule: StopRule;
  readonly from: OfficeMinute;
  /** Infinity while it lasts. */
  readonly to: OfficeMinute;
}

/** Throws STATUTORY_CLOCK_STOP_INVALID. */
export function placeStops(stops: readonly Stop[], pack: RulePack): PlacedStop[] {
  return stops.map((stop) => placeStop(stop, pack)).sort((one, other) => one.from - other.from);
}

function placeStop({ reason, from, to }: Stop, pack: RulePack): PlacedStop {
  const rule = Object.hasOwn(pack.stops, reason) ? pack.stops[reason] : undefined;
  if (rule === undefined) throw invalid(reason, "the rule pack does not name that reason");
  const begin = officeMinute(from, pack.office, "a stop begins");
  const end = to === undefined ? Number.POSITIVE_INFINITY : officeMinute(to, pack.office, "a stop ends");
  if (end < begin) throw invalid(reason, "it ends before it begins");
  return { reason, rule, from: begin, to: end };
}

/** The stop for which a whole day does not count. */
export function stopHolding(
  day: DayNumber,
  stops: readonly PlacedStop[],
  pack: RulePack,
): PlacedStop | undefined {
  return stops.find((stop) =>
    stop.rule.endDays === "held" ? touches(stop, day) : coversWorkingTime(stop, day, pack),
  );
}

function touches({ from, to }: PlacedStop, day: DayNumber): boolean {
  return dayOf(from) <= day && day <= dayOf(to);
}

function coversWorkingTime({ from, to }: PlacedStop, day: DayNumber, pack: RulePack): boolean {
  const intervals = workingIntervals(day, pack.office);
  const [opening, closing] = [intervals[0]?.[0] ?? 0, intervals.at(-1)?.[1] ?? 0];
  return from <= opening && to >= closing;
}

export function explainStop({ reason, rule, from, to }: PlacedStop, pack: RulePack): ExplainedStop {
  const begin = { reason, citation: rule.citation, from: officeTime(from, pack.office) };
  return Number.isFinite(to) ? { ...begin, to: officeTime(to, pack.office) } : begin;
}

function invalid(reason: string, problem: string): Error {
  return clockErrors.create("STOP_INVALID", { reason, problem });
}

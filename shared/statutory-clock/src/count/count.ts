import { civilDate, type DayNumber } from "../civil-date.ts";
import type { ExplainedDay } from "../explanation.ts";
import type { HolidayCalendar } from "../holidays/holiday-calendar.ts";
import { dayOf, type OfficeMinute } from "../office-clock.ts";
import type { CountingRule, RulePack, StopReason } from "../rules/rule-pack.ts";
import type { PlacedStop } from "../stops.ts";

export interface CountTask {
  readonly rule: CountingRule;
  readonly pack: RulePack;
  readonly calendar: HolidayCalendar;
  readonly start: OfficeMinute;
  readonly stops: readonly PlacedStop[];
}

export interface Count {
  readonly days: readonly ExplainedDay[];
  readonly counted: number;
  readonly due?: { readonly day: DayNumber; readonly at: OfficeMinute };
  readonly stoppedBy?: StopReason;
}

/** The stop that has not ended and began before this day: from here on nothing can be counted. */
export function openStopBefore(day: DayNumber, { stops }: CountTask): PlacedStop | undefined {
  return stops.find(({ from, to }) => to === Number.POSITIVE_INFINITY && dayOf(from) < day);
}

/** What was counted until the clock was stopped. */
export function stoppedCount(
  { days, counted }: { days: readonly ExplainedDay[]; counted: number },
  { reason, from }: PlacedStop,
): Count {
  const last = civilDate(dayOf(from));
  return { days: days.filter(({ date }) => date <= last), counted, stoppedBy: reason };
}

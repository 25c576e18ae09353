import { civilDate } from "./civil-date.ts";
import { calendarLength } from "./count/calendar-length.ts";
import { countDays } from "./count/count-days.ts";
import { countHours } from "./count/count-hours.ts";
import type { Count, CountTask } from "./count/count.ts";
import type { DueDate } from "./explanation.ts";
import type { HolidayCalendar } from "./holidays/holiday-calendar.ts";
import { dayOf, officeMinute, officeTime } from "./office-clock.ts";
import { checkPeriod, extended, ruleFor } from "./period.ts";
import type { CountingRule, Period, RulePack } from "./rules/rule-pack.ts";
import { explainStop, placeStops, type Stop } from "./stops.ts";

export interface ClockInput {
  readonly pack: RulePack;
  readonly calendar: HolidayCalendar;
  readonly period: Period;
  /** The moment of receipt, or of whatever the period runs from. */
  readonly start: Date;
  readonly stops?: readonly Stop[];
  /** Lengths by which the period was extended. */
  readonly extensions?: readonly Period[];
}

/**
 * When a period ends, and why then. Pure: the same input gives the same date on every machine, in every time zone.
 * Throws errors coded STATUTORY_CLOCK_… for what cannot be counted.
 */
export function dueDate(input: ClockInput): DueDate {
  const { pack, calendar, period, extensions = [] } = input;
  for (const each of [period, ...extensions]) checkPeriod(each);
  const rule = ruleFor(period, pack);
  const start = officeMinute(input.start, pack.office, "at which the period begins");
  const task: CountTask = { rule, pack, calendar, start, stops: placeStops(input.stops ?? [], pack) };
  const total = totalOf(extended(period, extensions, rule), task);
  const count = total.unit === "minutes" ? countHours(task, total.amount) : countDays(task, total.amount);
  return {
    pack: `${pack.id} ${pack.version}`,
    calendar: calendar.version,
    rule: { id: rule.id, mode: rule.mode, citation: rule.citation },
    period,
    extensions,
    start: officeTime(start, pack.office),
    total,
    counted: count.counted,
    ...end(count, pack),
    days: count.days,
    stops: task.stops.map((stop) => explainStop(stop, pack)),
  };
}

function totalOf(whole: Period, { rule, pack, start }: CountTask): DueDate["total"] {
  if (rule.mode === "hours") {
    const hours = whole.unit === "day" ? whole.amount * pack.office.hoursPerDay : whole.amount;
    return { unit: "minutes", amount: hours * 60 };
  }
  return { unit: "days", amount: lengthInDays(rule, whole, dayOf(start)) };
}

function lengthInDays(rule: CountingRule, whole: Period, first: number): number {
  return rule.mode === "calendar" ? calendarLength(first, whole) : whole.amount;
}

function end({ due, stoppedBy }: Count, { office }: RulePack): Pick<DueDate, "due" | "stoppedBy"> {
  if (due !== undefined) return { due: { date: civilDate(due.day), at: officeTime(due.at, office) } };
  return stoppedBy === undefined ? {} : { stoppedBy };
}

import { civilDate, type DayNumber } from "../civil-date.ts";
import { dayOff } from "../days-off.ts";
import type { ExplainedDay } from "../explanation.ts";
import { dayOf, workingIntervals, type OfficeMinute } from "../office-clock.ts";
import { stopHolding, type PlacedStop } from "../stops.ts";
import { openStopBefore, stoppedCount, type Count, type CountTask } from "./count.ts";

type Interval = readonly [OfficeMinute, OfficeMinute];

/** Counts `amount` minutes of working time from the minute of the start, without Saturdays and holidays. */
export function countHours(task: CountTask, amount: number): Count {
  const days: ExplainedDay[] = [];
  let counted = 0;
  for (let day = dayOf(task.start); ; day += 1) {
    const open = openStopBefore(day, task);
    if (open !== undefined) return stoppedCount({ days, counted }, open);
    const { explained, intervals } = explainDay(day, task);
    const used = use(intervals, amount - counted);
    days.push(explained.state === "counted" ? { ...explained, minutes: used.minutes } : explained);
    counted += used.minutes;
    if (counted === amount) return { days, counted, due: { day, at: used.at } };
  }
}

function explainDay(
  day: DayNumber,
  { rule, pack, calendar, start, stops }: CountTask,
): { explained: ExplainedDay; intervals: Interval[] } {
  const date = civilDate(day);
  const reason = dayOff(day, calendar, rule.skips);
  if (reason !== undefined) return { explained: { date, state: "skipped", reason }, intervals: [] };
  const held = stopHolding(day, stops, pack);
  if (held !== undefined)
    return { explained: { date, state: "stopped", reason: held.reason }, intervals: [] };
  const after = workingIntervals(day, pack.office).map(([from, to]) => [Math.max(from, start), to] as const);
  const open = after.filter(([from, to]) => from < to);
  const intervals = stops.reduce(without, open);
  if (intervals.length > 0) return { explained: { date, state: "counted" }, intervals };
  const stop =
    open.length > 0 ? stops.find(({ from, to }) => dayOf(from) <= day && dayOf(to) >= day) : undefined;
  const explained: ExplainedDay =
    stop === undefined ? { date, state: "closed" } : { date, state: "stopped", reason: stop.reason };
  return { explained, intervals };
}

function without(intervals: Interval[], stop: PlacedStop): Interval[] {
  return intervals
    .flatMap(([from, to]): Interval[] => [
      [from, Math.min(to, stop.from)],
      [Math.max(from, stop.to), to],
    ])
    .filter(([from, to]) => from < to);
}

function use(intervals: readonly Interval[], wanted: number): { minutes: number; at: OfficeMinute } {
  let minutes = 0;
  let at = 0;
  for (const [from, to] of intervals) {
    const taken = Math.min(to - from, wanted - minutes);
    if (taken === 0) break;
    minutes += taken;
    at = from + taken;
  }
  return { minutes, at };
}

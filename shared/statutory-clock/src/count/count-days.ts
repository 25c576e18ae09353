import { civilDate, type DayNumber } from "../civil-date.ts";
import { dayOff } from "../days-off.ts";
import type { ExplainedDay } from "../explanation.ts";
import { dayOf, minutesPerDay } from "../office-clock.ts";
import { stopHolding } from "../stops.ts";
import { openStopBefore, stoppedCount, type Count, type CountTask } from "./count.ts";

/**
 * Counts `amount` days one by one. Days off and days on which the clock stood are passed over where the rule says so; where
 * the rule moves the end, it goes on to the next working day.
 */
export function countDays(task: CountTask, amount: number): Count {
  const { rule, start } = task;
  const first = dayOf(start);
  const days: ExplainedDay[] = [];
  if (rule.firstDay === "excluded")
    days.push({ date: civilDate(first), state: "skipped", reason: { kind: "first-day" } });
  let counted = 0;
  for (let day = first + days.length; ; day += 1) {
    const open = openStopBefore(day, task);
    if (open !== undefined) return stoppedCount({ days, counted }, open);
    const explained = explainDay(day, counted + 1, task);
    days.push(explained);
    if (explained.state === "counted") counted += 1;
    if (counted === amount) return endOn(day, { days, counted }, task);
  }
}

function explainDay(day: DayNumber, nth: number, { rule, calendar, stops, pack }: CountTask): ExplainedDay {
  const date = civilDate(day);
  const reason = dayOff(day, calendar, rule.skips);
  if (reason !== undefined) return { date, state: "skipped", reason };
  const stop = stopHolding(day, stops, pack);
  return stop === undefined
    ? { date, state: "counted", nth }
    : { date, state: "stopped", reason: stop.reason };
}

/** Civil Act art. 161: an end on a Saturday or holiday moves to the day after it. */
function endOn(last: DayNumber, count: Omit<Count, "due">, { rule, calendar }: CountTask): Count {
  if (!rule.endMoves || dayOff(last, calendar) === undefined) return { ...count, due: endOfDay(last) };
  const days = [...count.days];
  let day = last + 1;
  for (let reason = dayOff(day, calendar); reason !== undefined; reason = dayOff(day, calendar)) {
    days.push({ date: civilDate(day), state: "skipped", reason });
    day += 1;
  }
  days.push({ date: civilDate(day), state: "moved" });
  return { ...count, days, due: endOfDay(day) };
}

/** A period ends with the end of its last day (Civil Act art. 159). */
function endOfDay(day: DayNumber): NonNullable<Count["due"]> {
  return { day, at: (day + 1) * minutesPerDay };
}

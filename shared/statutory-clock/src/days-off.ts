import { weekdayOf, type DayNumber } from "./civil-date.ts";
import type { SkipReason } from "./explanation.ts";
import type { HolidayCalendar } from "./holidays/holiday-calendar.ts";
import type { CountingRule } from "./rules/rule-pack.ts";

/**
 * Why public offices are closed on a day. Sundays are public holidays themselves (Regulations on Holidays of Public Offices
 * art. 2 no. 1); a holiday's name says more than the weekday.
 */
export function dayOff(
  day: DayNumber,
  calendar: HolidayCalendar,
  skips: CountingRule["skips"] = { saturdays: true, holidays: true },
): SkipReason | undefined {
  const holiday = calendar.holidayOn(day);
  if (skips.holidays && holiday !== undefined) return { kind: holiday.kind, name: holiday.name };
  const weekday = weekdayOf(day);
  if (skips.holidays && weekday === 0) return { kind: "sunday" };
  return skips.saturdays && weekday === 6 ? { kind: "saturday" } : undefined;
}

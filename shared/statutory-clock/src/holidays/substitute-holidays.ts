import { civilDate, weekdayOf, type DayNumber } from "../civil-date.ts";
import type { Holiday, SubstituteRule } from "./holiday.ts";
import type { Citation } from "../rules/rule-pack.ts";

export interface DatedHoliday {
  readonly day: DayNumber;
  readonly name: Citation;
  readonly substitute: SubstituteRule;
}

/**
 * A holiday on a Saturday or Sunday (Seollal and Chuseok: on a Sunday), or on another holiday, gives the next day that is not
 * off; two that would fall on one day take one each (Regulations on Holidays of Public Offices art. 3(1) to (3)). `isOff` says
 * of a day whether it is a Saturday, Sunday or holiday already.
 */
export function substituteHolidays(
  holidays: readonly DatedHoliday[],
  isOff: (day: DayNumber) => boolean,
): Holiday[] {
  const taken = new Set<DayNumber>();
  return daysWithSubstitute(holidays).map(({ day, name }) => {
    let free = day + 1;
    while (isOff(free) || taken.has(free)) free += 1;
    taken.add(free);
    return { date: civilDate(free), kind: "substitute", name: substituteName(name) };
  });
}

/** One for each day, however many holidays fall on it: 5 May 2025 was two holidays and gave one day. */
function daysWithSubstitute(holidays: readonly DatedHoliday[]): DatedHoliday[] {
  const byDay = Map.groupBy(holidays, ({ day }) => day);
  return [...byDay.values()]
    .flatMap((sameDay) => sameDay.filter((holiday) => earnsSubstitute(holiday, sameDay.length)).slice(0, 1))
    .sort((one, other) => one.day - other.day);
}

function earnsSubstitute({ day, substitute }: DatedHoliday, holidaysThatDay: number): boolean {
  if (substitute === "none") return false;
  const weekday = weekdayOf(day);
  if (weekday === 0) return true;
  if (weekday === 6) return substitute === "weekend";
  return holidaysThatDay > 1;
}

function substituteName({ ko, en }: Citation): Citation {
  return { ko: `대체공휴일(${ko})`, en: `Substitute holiday (${en})` };
}

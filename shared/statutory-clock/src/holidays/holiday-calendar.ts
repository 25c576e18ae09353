import { civilDate, dayNumber, weekdayOf, type CivilDate, type DayNumber } from "../civil-date.ts";
import { clockErrors } from "../errors.ts";
import type { Holiday, HolidayData } from "./holiday.ts";
import { substituteHolidays, type DatedHoliday } from "./substitute-holidays.ts";

/** Which days are off, for the years of one version of the holiday data. */
export interface HolidayCalendar {
  readonly version: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** In the order of their dates; two that fall on one day are both listed. */
  readonly holidays: readonly Holiday[];
  /** The holiday on a day that is not a Sunday for that alone. Throws STATUTORY_CLOCK_OUTSIDE_CALENDAR. */
  holidayOn(day: DayNumber): Holiday | undefined;
}

/** Throws STATUTORY_CLOCK_CALENDAR_INVALID or STATUTORY_CLOCK_DATE_INVALID for data that cannot be used. */
export function createHolidayCalendar(data: HolidayData): HolidayCalendar {
  checkYears(data);
  const [first, last] = [dayNumber(`${data.from}-01-01`), dayNumber(`${data.to}-12-31`)];
  const statutory = [...fixedHolidays(data), ...lunarHolidays(data)];
  const listed = [...statutory.map(asHoliday), ...data.single];
  const days = new Set(listed.map(({ date }) => dayNumber(date)));
  const isOff = (day: DayNumber) => [0, 6].includes(weekdayOf(day)) || days.has(day);
  const holidays = [...listed, ...substituteHolidays(statutory, isOff)].sort(byDate);
  const byDay = new Map(holidays.toReversed().map((holiday) => [dayNumber(holiday.date), holiday]));
  return {
    version: data.version,
    from: civilDate(first),
    to: civilDate(last),
    holidays,
    holidayOn(day) {
      if (!(day >= first && day <= last)) throw outside(data, day);
      return byDay.get(day);
    },
  };
}

function fixedHolidays({ from, to, fixed }: HolidayData): DatedHoliday[] {
  return yearsOf(from, to).flatMap((year) =>
    fixed
      .filter(({ since = year }) => since <= year)
      .map(({ day, name, substitute }) => ({ day: dayNumber(`${year}-${day}`), name, substitute })),
  );
}

function lunarHolidays({ lunar }: HolidayData): DatedHoliday[] {
  return lunar.flatMap(({ name, substitute, days, dates }) =>
    dates.flatMap((date) => days.map((shift) => ({ day: dayNumber(date) + shift, name, substitute }))),
  );
}

function asHoliday({ day, name }: DatedHoliday): Holiday {
  return { date: civilDate(day), name, kind: "statutory" };
}

function checkYears({ version, from, to, lunar, single }: HolidayData): void {
  const invalid = (problem: string) => clockErrors.create("CALENDAR_INVALID", { version, problem });
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 1900 && to <= 2200 && from <= to))
    throw invalid(`${from} to ${to} are no years`);
  for (const { name, dates } of lunar) {
    const years = dates.map((date) => Number(date.slice(0, 4)));
    if (years.join() !== yearsOf(from, to).join()) throw invalid(`${name.en} needs one date for each year`);
  }
  const strange = single.find(({ date }) => Number(date.slice(0, 4)) < from || Number(date.slice(0, 4)) > to);
  if (strange !== undefined) throw invalid(`${strange.date} lies outside its years`);
}

function yearsOf(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function byDate(one: Holiday, other: Holiday): number {
  return one.date < other.date ? -1 : Number(one.date > other.date);
}

function outside({ version, from, to }: HolidayData, day: DayNumber): Error {
  return clockErrors.create("OUTSIDE_CALENDAR", {
    version,
    from: `${from}-01-01`,
    to: `${to}-12-31`,
    date: civilDate(day),
  });
}

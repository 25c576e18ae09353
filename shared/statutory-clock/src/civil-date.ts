import { clockErrors } from "./errors.ts";

/** A calendar date, `2026-10-07`, without a time zone. */
export type CivilDate = string;

/** Days since 1970-01-01 in the Gregorian calendar, on which dates are added and compared. */
export type DayNumber = number;

const dayLength = 24 * 60 * 60 * 1000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Throws STATUTORY_CLOCK_DATE_INVALID for what is no date, such as 2026-02-29. */
export function dayNumber(date: CivilDate): DayNumber {
  const match = shape.exec(date);
  const [, year, month, day] = (match ?? []).map(Number);
  const time = Date.UTC(year ?? Number.NaN, (month ?? 0) - 1, day);
  if (Number.isNaN(time) || civilDate(time / dayLength) !== date)
    throw clockErrors.create("DATE_INVALID", { value: date.slice(0, 40) });
  return time / dayLength;
}

export function civilDate(day: DayNumber): CivilDate {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

/** 0 is Sunday, 6 is Saturday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function dateParts(day: DayNumber): { year: number; month: number; day: number } {
  const date = new Date(day * dayLength);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day in the month that is `months` later, or its last day where the month has no such day (Civil Act art. 160(3)). */
export function sameDayLater(from: DayNumber, months: number): { day: DayNumber; exists: boolean } {
  const { year, month, day } = dateParts(from);
  const wanted = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth() + 1, 0));
  const exists = day <= last.getUTCDate();
  wanted.setUTCDate(exists ? day : last.getUTCDate());
  return { day: wanted.getTime() / dayLength, exists };
}

import { civilDate, type DayNumber } from "./civil-date.ts";
import { clockErrors } from "./errors.ts";
import type { OfficeHours } from "./rules/rule-pack.ts";

/** Minutes on the wall clock of the office since 1970-01-01 00:00 there. */
export type OfficeMinute = number;

export const minutesPerDay = 24 * 60;

/**
 * The minute that the clock on the office's wall shows. Seconds are left out, so that a period begins with the minute in
 * which something happened and never ends later for them.
 */
export function officeMinute(instant: Date, office: OfficeHours, name = "given"): OfficeMinute {
  const time = instant.getTime();
  if (Number.isNaN(time)) throw clockErrors.create("INSTANT_INVALID", { name });
  return Math.floor(time / 60_000) + office.offsetMinutes;
}

export function dayOf(minute: OfficeMinute): DayNumber {
  return Math.floor(minute / minutesPerDay);
}

/** `2026-10-07T09:30:00+09:00`: the same for everyone who reads it, wherever the program runs. */
export function officeTime(minute: OfficeMinute, office: OfficeHours): string {
  const day = dayOf(minute);
  const rest = minute - day * minutesPerDay;
  return `${civilDate(day)}T${clockText(rest)}:00${offsetText(office.offsetMinutes)}`;
}

/** Working time of a day as pairs of minutes on the office's clock. */
export function workingIntervals(day: DayNumber, office: OfficeHours): (readonly [number, number])[] {
  const begin = day * minutesPerDay;
  return office.working.map(({ from, to }) => [begin + minuteOfDay(from), begin + minuteOfDay(to)] as const);
}

/** `09:00` as minutes after midnight. */
export function minuteOfDay(clock: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}

function clockText(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

function offsetText(minutes: number): string {
  return `${minutes < 0 ? "-" : "+"}${clockText(Math.abs(minutes))}`;
}

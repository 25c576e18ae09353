import { sameDayLater, type DayNumber } from "../civil-date.ts";
import type { Period } from "../rules/rule-pack.ts";

/**
 * How many days a period of weeks, months or years has that begins with this day. It ends with the day before the one that
 * corresponds to its first, or with the last of the month that has no such day (Civil Act art. 160(2) and (3)).
 */
export function calendarLength(first: DayNumber, { unit, amount }: Period): number {
  if (unit === "week") return amount * 7;
  const months = unit === "year" ? amount * 12 : amount;
  const { day, exists } = sameDayLater(first, months);
  return exists ? day - first : day - first + 1;
}

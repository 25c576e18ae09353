import type { Language } from "../words/language.ts";
import { type DateValue, seoulTime } from "./seoul-time.ts";

const dayLength = 24 * 60 * 60 * 1000;

/** Whole calendar days in Seoul from now to the value: 0 is today, negative is past. */
export function daysLeft(until: DateValue, now: DateValue): number {
  return (calendarDay(until) - calendarDay(now)) / dayLength;
}

/** `5일 남음`, `오늘 마감`, `마감`; `5 days left`, `Closes today`, `Closed`. */
export function formatDaysLeft(days: number, language: Language): string {
  if (days < 0) return language === "ko" ? "마감" : "Closed";
  if (days === 0) return language === "ko" ? "오늘 마감" : "Closes today";
  if (language === "ko") return `${days}일 남음`;
  return days === 1 ? "1 day left" : `${days} days left`;
}

function calendarDay(value: DateValue): number {
  const { year, month, day } = seoulTime(value);
  return Date.UTC(year, month - 1, day);
}

import type { Language } from "../words/language.ts";
import { wordsIn } from "../words/words.ts";
import { clockTime, type DateValue, isoDate, seoulTime, type SeoulTime } from "./seoul-time.ts";

const englishWeekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const englishMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * How a moment is written:
 * - `list`: 2026-10-07
 * - `list-weekday`: 2026-10-07 (수), and the time where there is one
 * - `list-time`: 2026-10-07 14:05
 * - `sentence`: 10월 14일(수); Wednesday 14 October
 * - `sentence-year`: 2026년 10월 14일(수); Wednesday 14 October 2026
 * - `sentence-time`: 10월 12일(월) 18:00; 18:00 on Monday 12 October
 * - `day`: 10월 8일; 8 October
 * - `time`: 14:05
 */
export type DateForm =
  | "list"
  | "list-weekday"
  | "list-time"
  | "sentence"
  | "sentence-year"
  | "sentence-time"
  | "day"
  | "time";

export interface DateFormat {
  language: Language;
  form: DateForm;
}

/** Writes a moment as the clock in Seoul shows it. Throws RangeError for what is no date. */
export function formatDate(value: DateValue, { language, form }: DateFormat): string {
  return writers[form](seoulTime(value), language);
}

/** `9월 29일(화)부터 10월 1일(목)까지`, `Tuesday 29 September to Thursday 1 October`. */
export function formatDateRange(from: DateValue, to: DateValue, language: Language): string {
  const first = formatDate(from, { language, form: "sentence" });
  const last = formatDate(to, { language, form: "sentence" });
  return language === "ko" ? `${first}부터 ${last}까지` : `${first} to ${last}`;
}

/** `09:00–18:00` with an en dash. */
export function formatTimeRange(from: DateValue, to: DateValue): string {
  return `${clockTime(seoulTime(from))}–${clockTime(seoulTime(to))}`;
}

type Writer = (time: SeoulTime, language: Language) => string;

const writers: Record<DateForm, Writer> = {
  list: isoDate,
  "list-weekday": (time, language) =>
    `${isoDate(time)} (${wordsIn(language).weekdays[time.weekday]})${time.hasTime ? ` ${clockTime(time)}` : ""}`,
  "list-time": (time) => `${isoDate(time)} ${clockTime(time)}`,
  sentence: inSentence,
  "sentence-year": (time, language) =>
    language === "ko"
      ? `${time.year}년 ${inSentence(time, language)}`
      : `${inSentence(time, language)} ${time.year}`,
  "sentence-time": (time, language) =>
    language === "ko"
      ? `${inSentence(time, language)} ${clockTime(time)}`
      : `${clockTime(time)} on ${inSentence(time, language)}`,
  day: dayOfMonth,
  time: clockTime,
};

function inSentence(time: SeoulTime, language: Language): string {
  const day = dayOfMonth(time, language);
  return language === "ko"
    ? `${day}(${wordsIn(language).weekdays[time.weekday]})`
    : `${englishWeekdays[time.weekday]} ${day}`;
}

function dayOfMonth(time: SeoulTime, language: Language): string {
  return language === "ko" ? `${time.month}월 ${time.day}일` : `${time.day} ${englishMonths[time.month - 1]}`;
}

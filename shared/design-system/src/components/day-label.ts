import { seoulTime } from "../format/seoul-time.ts";
import type { Language } from "../words/language.ts";
import { wordsIn } from "../words/words.ts";

export interface Day {
  /** `2026-10-07` */
  date: string;
  /** `counted` towards the term, `skipped` (weekend, holiday), `held` while material was awaited, `due`, or `out` of it. */
  state: "counted" | "skipped" | "held" | "due" | "out";
  /** Which day of the term a counted or due day is. */
  count?: number | undefined;
  today?: boolean | undefined;
  /** Name of the holiday, or another word for a held day. */
  note?: string | undefined;
}

/** What stands under the date, and what is added for those who hear the table. */
export function dayLabel(day: Day, language: Language): { seen?: string; heard?: string } {
  const words = wordsIn(language);
  const nth = day.count === undefined ? undefined : words.nthDay(day.count);
  const after = nth && `, ${nth}`;
  if (day.state === "due") return spoken(day.today ? `${words.due}, ${words.today}` : words.due, after);
  if (day.today)
    return spoken(words.today, day.state === "skipped" ? `, ${day.note ?? words.notCounted}` : after);
  if (day.state === "counted") return spoken(nth ?? "");
  if (day.state === "held") return spoken(day.note ?? words.held);
  return day.note ? spoken(day.note) : { heard: words.notCounted };
}

/** The month is named where it begins: "10.1", and in the table's first cell. */
export function shortDate(date: string, first: boolean): string {
  const { month, day } = seoulTime(date);
  return first || day === 1 ? `${month}.${day}` : String(day);
}

function spoken(seen: string, heard?: string) {
  return heard ? { seen, heard } : { seen };
}

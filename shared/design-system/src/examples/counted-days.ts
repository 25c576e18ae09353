import type { Day } from "../components/day-label.ts";
import type { Language } from "../words/language.ts";
import { say } from "./example.ts";

/** A term of 14 days from 2026-09-16 that a holiday, three held days and weekends have moved to 2026-10-14. */
export function countedDays(language: Language): Day[] {
  const words = say(language);
  const chuseok = words("추석", "Chuseok");
  const holidays: Record<string, string> = {
    "2026-09-24": chuseok,
    "2026-09-25": chuseok,
    "2026-09-26": chuseok,
    "2026-10-03": words("개천절", "Holiday"),
    "2026-10-05": words("대체", "Holiday"),
    "2026-10-09": words("한글날", "Holiday"),
  };
  const held = new Set(["2026-09-29", "2026-09-30", "2026-10-01"]);
  let count = 0;
  return datesOfTerm().map((date): Day => {
    if (date in holidays) return { date, state: "skipped", note: holidays[date] };
    if (isWeekend(date)) return { date, state: "skipped" };
    if (held.has(date)) return { date, state: "held" };
    count += 1;
    return { date, state: count === 14 ? "due" : "counted", count, today: date === "2026-10-07" };
  });
}

function datesOfTerm(): string[] {
  const first = Date.UTC(2026, 8, 16);
  return Array.from({ length: 29 }, (_, index) =>
    new Date(first + index * 86_400_000).toISOString().slice(0, 10),
  );
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(date).getUTCDay());
}

import { isoDate, seoulTime } from "../format/seoul-time.ts";
import type { Day } from "./day-label.ts";

const dayLength = 24 * 60 * 60 * 1000;

/** Cuts the days into weeks from Sunday to Saturday, filled at both ends with days that are out of the term. */
export function fullWeeks(days: readonly Day[]): Day[][] {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return [];
  const before = seoulTime(first.date).weekday;
  const after = 6 - seoulTime(last.date).weekday;
  return inSevens([...outside(first.date, -before, 0), ...days, ...outside(last.date, 1, after + 1)]);
}

function outside(date: string, from: number, to: number): Day[] {
  return Array.from({ length: to - from }, (_, index) => ({
    date: shifted(date, from + index),
    state: "out",
  }));
}

function shifted(date: string, days: number): string {
  return isoDate(seoulTime(new Date(Date.parse(date) + days * dayLength).toISOString().slice(0, 10)));
}

function inSevens(days: Day[]): Day[][] {
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

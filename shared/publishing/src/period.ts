import { daysInto, seoulDay, seoulMidnight } from "./seoul-day.ts";

/** How far back a list goes; the first is what it does unless asked. */
export const periods = ["all", "1m", "3m", "year"] as const;
export type Period = (typeof periods)[number];

/** From a moment on, and before another one; open where undefined. */
export interface Span {
  readonly since: Date | undefined;
  readonly before: Date | undefined;
}

export interface AskedSpan {
  readonly period: Period;
  /** First and last day, `2026-11-22`; empty means: not asked for. */
  readonly from: string;
  readonly to: string;
}

/** What the address asks for; days that are named come before a period. The last day is meant whole. */
export function spanOf({ period, from, to }: AskedSpan, now: Date): Span {
  if (from === "" && to === "") return { since: periodStart(period, now), before: undefined };
  return {
    since: from === "" ? undefined : daysInto(from, 0),
    before: to === "" ? undefined : daysInto(to, 1),
  };
}

/** The first moment of the period on the clock of Seoul; undefined for all. */
export function periodStart(period: Period, now: Date): Date | undefined {
  const { year, month, day } = seoulDay(now);
  // Every month has a 28th: a month before 31 March begins on a day that there is.
  const sameDay = Math.min(day, 28);
  if (period === "year") return seoulMidnight(year, 0, 1);
  if (period === "3m") return seoulMidnight(year, month - 3, sameDay);
  if (period === "1m") return seoulMidnight(year, month - 1, sameDay);
  return undefined;
}

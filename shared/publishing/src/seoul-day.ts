import { z } from "zod";

const seoulOffset = 9 * 60 * 60 * 1000;

export interface Day {
  readonly year: number;
  /** 0 is January. */
  readonly month: number;
  readonly day: number;
}

/** The day that it is in Seoul. */
export function seoulDay(now: Date): Day {
  const clock = new Date(now.getTime() + seoulOffset);
  return { year: clock.getUTCFullYear(), month: clock.getUTCMonth(), day: clock.getUTCDate() };
}

/** When that day begins in Seoul; days and months beyond their end run on into the next. */
export function seoulMidnight(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month, day) - seoulOffset);
}

/** When the day began in Seoul. */
export function dayStart(now: Date): Date {
  const { year, month, day } = seoulDay(now);
  return seoulMidnight(year, month, day);
}

/** When the day `2026-11-22`, or one so many days after it, begins in Seoul. */
export function daysInto(written: string, days: number): Date {
  const [year = 0, month = 0, day = 0] = written.split("-").map(Number);
  return seoulMidnight(year, month - 1, day + days);
}

/** A day as people type it: 2026-11-22, 2026.11.22., 2026/1/2, 20261122. Kept as 2026-11-22; empty means: not asked for. */
export const daySchema = z.string().transform((typed, context) => {
  const text = typed.normalize("NFKC").replace(/\s/g, "");
  if (text === "") return "";
  const parts =
    /^([12]\d{3})[-./](\d{1,2})[-./](\d{1,2})\.?$/.exec(text) ?? /^([12]\d{3})(\d{2})(\d{2})$/.exec(text);
  const day = parts === null ? undefined : writtenDay(parts);
  if (day !== undefined) return day;
  context.addIssue({ code: "custom", message: "must be a day, for example 2026-11-22" });
  return z.NEVER;
});

function writtenDay([, year = "", month = "", day = ""]: readonly string[]): string | undefined {
  const written = [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
  const date = new Date(`${written}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(written) ? undefined : written;
}

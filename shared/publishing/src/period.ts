/** How far back a list goes; the first is what it does unless asked. */
export const periods = ["all", "3m", "year"] as const;
export type Period = (typeof periods)[number];

const seoulOffset = 9 * 60 * 60 * 1000;

/** The first moment of the period on the clock of Seoul; undefined for all. */
export function periodStart(period: Period, now: Date): Date | undefined {
  const { year, month, day } = seoulDay(now);
  if (period === "year") return seoulMidnight(year, 0, 1);
  if (period === "3m") return seoulMidnight(year, month - 3, Math.min(day, 28));
  return undefined;
}

/** When the day began in Seoul. */
export function dayStart(now: Date): Date {
  const { year, month, day } = seoulDay(now);
  return seoulMidnight(year, month, day);
}

function seoulDay(now: Date): { year: number; month: number; day: number } {
  const clock = new Date(now.getTime() + seoulOffset);
  return { year: clock.getUTCFullYear(), month: clock.getUTCMonth(), day: clock.getUTCDate() };
}

function seoulMidnight(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month, day) - seoulOffset);
}

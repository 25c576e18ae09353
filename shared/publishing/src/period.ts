/** How far back a list goes; the first is what it does unless asked. */
export const periods = ["all", "3m", "year"] as const;
export type Period = (typeof periods)[number];

const seoulOffset = 9 * 60 * 60 * 1000;

/** The first moment of the period on the clock of Seoul; undefined for all. */
export function periodStart(period: Period, now: Date): Date | undefined {
  const clock = new Date(now.getTime() + seoulOffset);
  const [year, month, day] = [clock.getUTCFullYear(), clock.getUTCMonth(), clock.getUTCDate()];
  if (period === "year") return new Date(Date.UTC(year, 0, 1) - seoulOffset);
  if (period === "3m") return new Date(Date.UTC(year, month - 3, Math.min(day, 28)) - seoulOffset);
  return undefined;
}

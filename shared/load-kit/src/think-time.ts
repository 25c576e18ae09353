import type { ThinkTime } from "./settings.ts";

/** Seconds that somebody reads, drawn from a log-normal distribution (Box and Muller's transform of two even draws). */
export function thinkTime({ median, spread, most }: ThinkTime, random: () => number = Math.random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(most, median * Math.exp(spread * normal));
}

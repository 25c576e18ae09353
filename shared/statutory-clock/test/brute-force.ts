import type { Stop } from "../src/public.ts";
import { calendar } from "./given.ts";

const minute = 60_000;
const seoul = 9 * 60 * minute;

/**
 * Working time minute by minute, written without looking at the library: nine to six in Seoul without the hour from
 * twelve, no Saturday, no Sunday, no holiday. Slow and plain.
 */
export function bruteForceDue(start: Date, minutes: number, stops: readonly Stop[] = []): Date {
  const holidays = new Set(calendar.holidays.map(({ date }) => date));
  const stopped = (time: number) =>
    stops.some(
      ({ from, to }) => from.getTime() <= time && time < (to?.getTime() ?? Number.POSITIVE_INFINITY),
    );
  let left = minutes;
  for (let time = Math.floor(start.getTime() / minute) * minute; ; time += minute) {
    const clock = new Date(time + seoul);
    const hour = clock.getUTCHours();
    const works =
      ![0, 6].includes(clock.getUTCDay()) &&
      !holidays.has(clock.toISOString().slice(0, 10)) &&
      hour >= 9 &&
      hour < 18 &&
      hour !== 12;
    if (works && !stopped(time)) left -= 1;
    if (left === 0) return new Date(time + minute);
  }
}

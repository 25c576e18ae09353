/**
 * Korea has kept UTC+09:00 without daylight saving since 1988-10-08 (IANA time zone database, Asia/Seoul), so the
 * wall clock is arithmetic. Intl is not used: its spacing differs between releases of ICU, and a server and a
 * browser that disagree by one space break hydration.
 */
const seoulOffset = 9 * 60 * 60 * 1000;

export interface SeoulTime {
  year: number;
  /** 1 to 12 */
  month: number;
  day: number;
  /** 0 is Sunday. */
  weekday: number;
  hour: number;
  minute: number;
  second: number;
  /** False where the value was a bare calendar date. */
  hasTime: boolean;
}

/** A calendar date (`2026-10-07`), an instant in ISO 8601 (`2026-10-07T01:05:00Z`) or a Date. */
export type DateValue = string | Date;

const bareDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The wall clock in Seoul at the value. Throws RangeError for what is no date. */
export function seoulTime(value: DateValue): SeoulTime {
  const hasTime = typeof value !== "string" || !bareDate.test(value);
  const instant = typeof value === "string" ? Date.parse(value) : value.getTime();
  if (Number.isNaN(instant))
    throw new RangeError(
      `"${String(value)}" is no date; write 2026-10-07 or an ISO 8601 instant with its offset.`,
    );
  const clock = new Date(hasTime ? instant + seoulOffset : instant);
  return {
    year: clock.getUTCFullYear(),
    month: clock.getUTCMonth() + 1,
    day: clock.getUTCDate(),
    weekday: clock.getUTCDay(),
    hour: clock.getUTCHours(),
    minute: clock.getUTCMinutes(),
    second: clock.getUTCSeconds(),
    hasTime,
  };
}

/** The value for the `datetime` attribute: a valid date or global date and time string (HTML, section 2.3.5). */
export function machineTime(value: DateValue): string {
  const time = seoulTime(value);
  const date = isoDate(time);
  return time.hasTime ? `${date}T${clockTime(time)}+09:00` : date;
}

export function isoDate({ year, month, day }: Pick<SeoulTime, "year" | "month" | "day">): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

export function clockTime({ hour, minute }: Pick<SeoulTime, "hour" | "minute">): string {
  return `${two(hour)}:${two(minute)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

import { dueDate, koreaCalendar, koreaRulePack, type ClockInput, type DueDate } from "../src/public.ts";

export const pack = koreaRulePack;
export const calendar = koreaCalendar;

/** A moment on the clock in Seoul: `2026-09-16 10:41`. */
export function seoul(text: string): Date {
  return new Date(`${text.replace(" ", "T")}:00+09:00`);
}

/** Counts a period by the Korean rules. */
export function due(input: Omit<ClockInput, "pack" | "calendar" | "start"> & { start: string }): DueDate {
  return dueDate({ ...input, pack, calendar, start: seoul(input.start) });
}

export function day(amount: number) {
  return { unit: "day", amount } as const;
}

/** `09-24 추석` and so on: the days that were not counted, with what the reader is told. */
export function notCounted({ days }: DueDate): string[] {
  return days.flatMap((each) => {
    if (each.state === "counted" || each.state === "moved") return [];
    const date = each.date.slice(5);
    if (each.state === "stopped") return [`${date} ${each.reason}`];
    if (each.state === "closed") return [`${date} closed`];
    return [`${date} ${"name" in each.reason ? each.reason.name.ko : each.reason.kind}`];
  });
}

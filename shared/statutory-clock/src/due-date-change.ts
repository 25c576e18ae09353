import type { DueDate, SkipReason } from "./explanation.ts";

/** What a new version of the holidays or rules, a stop or an extension has done to a due date. */
export interface DueDateChange {
  readonly changed: boolean;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Days that counted before and are off now. */
  readonly newlyOff: readonly { readonly date: string; readonly reason: SkipReason }[];
  /** Days that were off before and are not any more. */
  readonly noLongerOff: readonly string[];
}

/** Compares two counts of the same case: open cases are counted again when the data change, and told what changed. */
export function dueDateChange(before: DueDate, after: DueDate): DueDateChange {
  const [old, now] = [offDays(before), offDays(after)];
  const [oldDays, newDays] = [datesOf(before), datesOf(after)];
  return {
    changed: before.due?.at !== after.due?.at,
    from: before.due?.date,
    to: after.due?.date,
    newlyOff: [...now]
      .filter(([date]) => oldDays.has(date) && !old.has(date))
      .map(([date, reason]) => ({ date, reason })),
    noLongerOff: [...old.keys()].filter((date) => newDays.has(date) && !now.has(date)),
  };
}

function offDays({ days }: DueDate): Map<string, SkipReason> {
  return new Map(days.flatMap((day) => (day.state === "skipped" ? [[day.date, day.reason] as const] : [])));
}

function datesOf({ days }: DueDate): Set<string> {
  return new Set(days.map(({ date }) => date));
}

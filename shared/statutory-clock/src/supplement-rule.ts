import { dueDate } from "./due-date.ts";
import type { DueDate } from "./explanation.ts";
import type { HolidayCalendar } from "./holidays/holiday-calendar.ts";
import type { RulePack } from "./rules/rule-pack.ts";

export interface SupplementTerm {
  readonly pack: RulePack;
  readonly calendar: HolidayCalendar;
  readonly askedAt: Date;
  readonly days: number;
  /** True for a request that repeats one which went unanswered. */
  readonly repeated: boolean;
}

/**
 * By when material is to be sent, counted by the Civil Act without the day of asking. A repeated request gives ten days at
 * most (Civil Petitions Treatment Act Enforcement Decree art. 24).
 */
export function supplementDue({ pack, calendar, askedAt, days, repeated }: SupplementTerm): DueDate {
  const amount = repeated ? Math.min(days, pack.supplement.repeatedRequestDays) : days;
  return dueDate({ pack, calendar, period: { unit: "civil-day", amount }, start: askedAt });
}

/** How often the petitioner may still ask for more time. */
export function moreTimeLeft(pack: RulePack, askedSoFar: number): number {
  return Math.max(0, pack.supplement.moreTime - askedSoFar);
}

/** What becomes of a petition whose supplement does not come. */
export function unmetSupplement(
  pack: RulePack,
  { repeated, undeliverable }: { repeated: boolean; undeliverable: number },
): "ask-again" | "return" | "withdrawn" {
  if (undeliverable >= pack.supplement.undeliverable) return "withdrawn";
  return repeated ? "return" : "ask-again";
}

import { dueDate, type ClockInput } from "./due-date.ts";
import type { DueDate } from "./explanation.ts";
import type { ClockName } from "./rules/rule-pack.ts";

/** One of the clocks beside the petition's own period: receipt, forwarding, objection. */
export function clockDue(name: ClockName, input: Omit<ClockInput, "period" | "stops">): DueDate {
  return dueDate({ ...input, period: input.pack.clocks[name].period });
}

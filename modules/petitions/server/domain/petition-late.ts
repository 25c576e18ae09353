import { isOverdue } from "@madang/statutory-clock";
import { isFinished, type PetitionStep } from "../../contract/petition-steps.ts";
import type { PetitionClock } from "./petition-clock.ts";

/** What should have happened by now and has not. */
export function lateness(
  clock: PetitionClock | undefined,
  { step, now }: { step: PetitionStep; now: Date },
): { late: boolean; receiptLate: boolean } {
  if (clock === undefined || isFinished(step)) return { late: false, receiptLate: false };
  if (clock.answer === undefined) return { late: false, receiptLate: isOverdue(clock.receipt, now) };
  return { late: isOverdue(clock.answer.now, now), receiptLate: false };
}

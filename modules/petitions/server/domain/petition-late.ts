import { isOverdue, koreaRulePack, nextProgressNotice } from "@madang/statutory-clock";
import { isFinished, type PetitionStep } from "../../contract/petition-steps.ts";
import type { ClockFacts, PetitionClock } from "./petition-clock.ts";

/** What should have happened by now and has not. */
export function lateness(
  clock: PetitionClock | undefined,
  { step, now }: { step: PetitionStep; now: Date },
): { late: boolean; receiptLate: boolean } {
  if (clock === undefined || isFinished(step)) return { late: false, receiptLate: false };
  if (clock.answer === undefined) return { late: false, receiptLate: isOverdue(clock.receipt, now) };
  return { late: isOverdue(clock.answer.now, now), receiptLate: false };
}

/** When the citizen is told next how it goes: of interest where the answer is late, or no date can be named for it. */
export function noticeDate(
  { receivedAt }: ClockFacts,
  clock: PetitionClock | undefined,
  { step, now }: { step: PetitionStep; now: Date },
): string | undefined {
  const answer = clock?.answer?.now;
  if (receivedAt === undefined || answer === undefined || isFinished(step)) return undefined;
  if (answer.due !== undefined && !isOverdue(answer, now)) return undefined;
  return nextProgressNotice({ pack: koreaRulePack, received: receivedAt, now });
}

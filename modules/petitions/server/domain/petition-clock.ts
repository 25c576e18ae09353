import {
  clockDue,
  clockErrors,
  dueDate,
  koreaCalendar,
  koreaRulePack,
  type DueDate,
  type Stop,
} from "@madang/statutory-clock";
import { petitionType, type PetitionTypeId } from "../../contract/petition-types.ts";

/** What is known of a petition's course, from its events. */
export interface ClockFacts {
  readonly type: PetitionTypeId;
  readonly arrivedAt: Date;
  /** Undefined until the office has received it. */
  readonly receivedAt: Date | undefined;
  readonly stops: readonly Stop[];
  readonly extensionDays: readonly number[];
}

export interface PetitionClock {
  /** By when it has to be received. */
  readonly receipt: DueDate;
  /** From receipt on. */
  readonly answer?: {
    readonly now: DueDate;
    /** As it was before anything stopped the clock or extended the period. */
    readonly first: DueDate;
  };
}

const rules = { pack: koreaRulePack, calendar: koreaCalendar };

/**
 * Counted anew at each look, so that new holidays reach open cases at once. Undefined where the holiday data do not reach:
 * no date is better than a wrong one.
 */
export function petitionClock(facts: ClockFacts): PetitionClock | undefined {
  try {
    const receipt = clockDue("receipt", { ...rules, start: facts.arrivedAt });
    return facts.receivedAt === undefined
      ? { receipt }
      : { receipt, answer: answerClock(facts, facts.receivedAt) };
  } catch (error) {
    if (clockErrors.is(error, "OUTSIDE_CALENDAR")) return undefined;
    throw error;
  }
}

function answerClock({ type, stops, extensionDays }: ClockFacts, start: Date) {
  const period = { unit: "day", amount: petitionType(type).period.days } as const;
  const extensions = extensionDays.map((amount) => ({ unit: "day", amount }) as const);
  const input = { ...rules, period, start };
  return { now: dueDate({ ...input, stops, extensions }), first: dueDate(input) };
}

import type { DueDate } from "@madang/statutory-clock";

/** Fields of the forms on the status pages. */
export const statusFields = {
  show: "show",
  task: "task",
  supplement: "supplement",
  key: "key",
  answer: "answer",
  days: "days",
  reason: "reason",
  password: "pin",
} as const;

export const statusLimits = { answer: 2000, reason: 500 } as const;

/** When a petition is received and answered, with explanations. */
export interface PetitionDates {
  readonly receipt: DueDate;
  readonly answer?: { readonly now: DueDate; readonly first: DueDate };
}

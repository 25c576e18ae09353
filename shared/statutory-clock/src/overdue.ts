import type { DueDate } from "./explanation.ts";

/** Whether the moment named by the due date has passed. A clock that stands is never overdue. */
export function isOverdue({ due }: Pick<DueDate, "due">, now: Date): boolean {
  return due !== undefined && now.getTime() >= Date.parse(due.at);
}

import { dueDate, koreaCalendar, koreaRulePack, moreTimeLeft } from "@madang/statutory-clock";

/** Days that a citizen may ask for at a time. */
export const moreTimeDays = ["7", "14"] as const;

/** The calendar date by which an answer is to come when the term that ends on `dueOn` is made longer. */
export function longerTerm(dueOn: string, days: number): string {
  const start = new Date(`${dueOn}T12:00:00+09:00`);
  const period = { unit: "civil-day", amount: days } as const;
  const { due } = dueDate({ pack: koreaRulePack, calendar: koreaCalendar, period, start });
  if (due === undefined) throw new TypeError("a term without stops has no due date");
  return due.date;
}

/** How often this citizen may still ask (Civil Petitions Treatment Act Enforcement Decree art. 24). */
export function requestsLeft(askedSoFar: number): number {
  return moreTimeLeft(koreaRulePack, askedSoFar);
}

import { daysLeft, formatDate } from "@madang/design-system";
import type { Language } from "@madang/manifest";
import type { PetitionDates } from "../../contract/petition-status.ts";
import { dueWords } from "../words/due-words.ts";
import { countedUntil } from "./due-days.ts";

export interface DueFact {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}

/** The due date in large type, with what it means today. Before receipt it is the time of the receipt. */
export function dueFact(
  dates: PetitionDates | undefined,
  { language, today, finished }: { language: Language; today: string; finished: boolean },
): DueFact {
  const words = dueWords[language];
  const name = words.due;
  if (dates === undefined) return { name, value: words.unknown };
  if (dates.answer === undefined) return { name: words.receiptDue, value: receiptBy(dates, language) };
  const { due, total } = dates.answer.now;
  if (due === undefined) return { name, value: words.standing };
  const value = formatDate(due.date, { language, form: "sentence" });
  if (finished) return { name, value };
  const days = daysLeft(due.date, today);
  if (days < 0) return { name, value, note: words.overdue(-days) };
  if (days === 0) return { name, value, note: words.dueToday };
  return { name, value, note: words.left(total.amount - countedUntil(dates.answer.now, today)) };
}

function receiptBy({ receipt }: PetitionDates, language: Language): string {
  return formatDate(receipt.due?.at ?? "", { language, form: "sentence-time" });
}

/** `14일 가운데 10일째` */
export function progressNote(
  dates: PetitionDates | undefined,
  { language, today }: { language: Language; today: string },
): string | undefined {
  const due = dates?.answer?.now;
  if (due === undefined) return undefined;
  const nth = countedUntil(due, today);
  return nth === 0 ? undefined : dueWords[language].nthOf(nth, due.total.amount);
}

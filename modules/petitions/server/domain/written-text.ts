import { fieldText, isUnreadable, readablePart, type SentForm } from "./form-text.ts";
import { holdsResidentNumber } from "./resident-number.ts";

/** What a problem's message needs to say. */
export type WrittenProblem =
  | { readonly kind: "missing" | "unreadable" | "resident-number" }
  | { readonly kind: "too-long"; readonly limit: number; readonly excess: number };

export interface WrittenText {
  readonly text: string;
  /** For showing the form again: what remains can be read, and sent as it is. */
  readonly kept: string;
  readonly problem: WrittenProblem | undefined;
}

/** One text that a citizen wrote, checked as the petition form checks its own. */
export function writtenText(
  form: SentForm,
  name: string,
  { limit, required }: { limit: number; required: boolean },
): WrittenText {
  const text = fieldText(form, name);
  return { text, kept: readablePart(form.text(name)), problem: problemOf(text, limit, required) };
}

function problemOf(text: string, limit: number, required: boolean): WrittenProblem | undefined {
  if (text === "") return required ? { kind: "missing" } : undefined;
  if (text.length > limit) return { kind: "too-long", limit, excess: text.length - limit };
  if (isUnreadable(text)) return { kind: "unreadable" };
  return holdsResidentNumber(text) ? { kind: "resident-number" } : undefined;
}

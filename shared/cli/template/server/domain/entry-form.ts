import type { Language } from "@madang/manifest";
import { validateForm, type FormFields, type FormResult } from "@madang/module-kit/server";
import { z } from "zod";
import { entryLimits } from "../../contract/entry-limits.ts";
import { entryMessages } from "../../ui/words/entry-messages.ts";

/** One line: control characters come from no browser, and break lists and logs. */
const line = z
  .string()
  .trim()
  .regex(/^\P{Cc}*$/u);

const entryFormSchema = z.object({
  title: line.min(1).max(entryLimits.title),
  day: z.iso.date().refine(isOfOurTime),
  place: line.min(1).max(entryLimits.place),
  body: z
    .string()
    .trim()
    .regex(/^[\P{Cc}\n\t]*$/u)
    .min(1)
    .max(entryLimits.body),
  key: z.uuidv4(),
});

export type EntryForm = z.output<typeof entryFormSchema>;

/** What was sent, or the messages, in the order of the form. */
export function readEntryForm(form: FormFields, language: Language): FormResult<EntryForm> {
  return validateForm(form, { schema: entryFormSchema, messages: entryMessages, language });
}

/** A mistyped year is told, rather than kept. */
function isOfOurTime(day: string): boolean {
  return day >= "2000-01-01" && day <= "2099-12-31";
}

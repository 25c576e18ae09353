import { formFields, submissionKeyField } from "../../contract/petition-fields.ts";
import { readablePart, type SentForm } from "../domain/form-text.ts";

/** Typed again each time: a password that is sent back stands in the page's source and in the browser's memory. */
const withheld: readonly string[] = ["pin", "pinAgain"];

/** What was typed, for showing the form again. Fields that the form does not have are left out. */
export function keptValues(form: SentForm): Record<string, string> {
  const names = [...formFields, submissionKeyField].filter((name) => !withheld.includes(name));
  return Object.fromEntries(names.map((name) => [name, readablePart(form.text(name))]));
}

import { Field } from "@madang/design-system/field";
import type { Language } from "@madang/manifest";
import { fieldMessage, fieldText, type FormState } from "@madang/module-kit";
import { fieldWords } from "../words/field-words.ts";
import { formWords } from "../words/form-words.ts";

interface EntryFieldsProps {
  readonly language: Language;
  readonly form: FormState | undefined;
  readonly entryKey: string;
}

export function EntryFields({ language, form, entryKey }: EntryFieldsProps) {
  const words = formWords[language];
  const names = fieldWords[language];
  const typed = (name: string) => ({
    name,
    language,
    error: fieldMessage(form, name),
    defaultValue: fieldText(form, name),
    required: true,
  });
  return (
    <>
      <input type="hidden" name="key" id="key" value={fieldText(form, "key") || entryKey} />
      <Field {...typed("title")} label={names.title} />
      <Field {...typed("day")} label={names.day} hint={words.dayHint} autoComplete="off" short />
      <Field {...typed("place")} label={names.place} />
      {/* No maxlength: a browser would cut a pasted text in silence. */}
      <Field
        {...typed("body")}
        label={names.body}
        hint={words.bodyHint}
        type="textarea"
        rows={8}
        note={<output />}
      />
    </>
  );
}

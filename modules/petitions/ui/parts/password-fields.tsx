import { Field } from "@madang/design-system";
import { fieldMessage, type FormState } from "@madang/module-kit";
import type { Language } from "@madang/manifest";
import type { ReviewWords } from "../words/review-words.ts";

/** The password for looking it up; never sent back by the server. */
export function PasswordFields({
  language,
  form,
  words,
}: {
  language: Language;
  form: FormState | undefined;
  words: ReviewWords;
}) {
  const digits = (name: string) => ({
    name,
    language,
    error: fieldMessage(form, name),
    type: "password" as const,
    inputMode: "numeric" as const,
    autoComplete: "off",
    short: true,
    required: true,
  });
  return (
    <>
      <Field {...digits("pin")} {...words.pin} />
      <Field {...digits("pinAgain")} label={words.pinAgain} />
    </>
  );
}

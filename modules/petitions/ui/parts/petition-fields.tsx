import { Field } from "@madang/design-system";
import type { FormState } from "@madang/module-kit";
import { fieldMessage, fieldText } from "@madang/module-kit";
import type { Language } from "@madang/manifest";
import { ChoiceGroup } from "@madang/design-system";
import type { ReactNode } from "react";
import type { PetitionTypeId } from "../../contract/petition-types.ts";
import { replyWays } from "../../contract/petition-fields.ts";
import type { PetitionFormText } from "../words/petition-form-text.ts";
import type { PetitionFormWords } from "../words/petition-form-words.ts";

export interface PartProps {
  readonly language: Language;
  readonly form: FormState | undefined;
  readonly words: PetitionFormWords;
}

/** What it is about. */
export function ContentFields({
  language,
  form,
  words,
  types,
  type,
  written,
}: PartProps & {
  types: PetitionFormText["types"];
  type: PetitionTypeId | undefined;
  written: ReactNode;
}) {
  const chosen = fieldText(form, "type") || type;
  return (
    <>
      <ChoiceGroup
        {...common("type", language, form)}
        label={words.type}
        chosen={chosen ? [chosen] : []}
        options={[...types]}
      />
      <Field {...textField("title", language, form)} {...words.petitionTitle} required />
      {/* No maxlength: a browser would cut a pasted text in silence. */}
      <Field
        {...textField("body", language, form)}
        {...words.body}
        type="textarea"
        rows={9}
        note={written}
        required
      />
      <Field {...textField("place", language, form)} {...words.place} optional />
    </>
  );
}

/** Who sends it, and where the answer goes. */
export function ApplicantFields({ language, form, words }: PartProps) {
  const reply = fieldText(form, "reply");
  return (
    <>
      <Field {...textField("name", language, form)} label={words.name} autoComplete="name" short required />
      <ChoiceGroup
        {...common("reply", language, form)}
        label={words.reply}
        chosen={reply ? [reply] : []}
        options={replyWays.map((way) => ({ value: way, label: words.replyWays[way] }))}
      />
      <Field
        {...textField("telephone", language, form)}
        {...words.telephone}
        type="tel"
        autoComplete="tel"
        short
        optional
      />
      <Field
        {...textField("email", language, form)}
        {...words.email}
        type="email"
        autoComplete="email"
        optional
      />
    </>
  );
}

/** The password for looking it up; never sent back by the server. */
export function PasswordFields({ language, form, words }: PartProps) {
  const digits = {
    type: "password",
    inputMode: "numeric",
    autoComplete: "off",
    short: true,
    required: true,
  } as const;
  return (
    <>
      <Field {...common("pin", language, form)} {...words.pin} {...digits} />
      <Field {...common("pinAgain", language, form)} label={words.pinAgain} {...digits} />
    </>
  );
}

function textField(name: string, language: Language, form: FormState | undefined) {
  return { ...common(name, language, form), defaultValue: fieldText(form, name) };
}

function common(name: string, language: Language, form: FormState | undefined) {
  return { name, language, error: fieldMessage(form, name) };
}

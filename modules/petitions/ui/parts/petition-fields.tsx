import { ChoiceGroup, Field, Fold } from "@madang/design-system";
import { fieldMessage, type FormState } from "@madang/module-kit";
import type { Language } from "@madang/manifest";
import type { ReactNode } from "react";
import { replyWays } from "../../contract/petition-fields.ts";
import type { ApplicantWords } from "../words/applicant-words.ts";
import type { ContentWords } from "../words/content-words.ts";
import { typedValue } from "./typed-value.ts";

interface PartProps<Words, Values extends Readonly<Record<string, string>>> {
  readonly language: Language;
  readonly form: FormState | undefined;
  readonly words: Words;
  /** What was saved. */
  readonly values: Values;
}

export interface TypeChoice {
  readonly value: string;
  readonly label: string;
  readonly note: string;
}

export interface ContentValues extends Readonly<Record<string, string>> {
  readonly type: string;
  readonly title: string;
  readonly body: string;
  readonly place: string;
}

/** What it is about. The kind was chosen before; it stays folded unless something is wrong with it. */
export function ContentFields(
  props: PartProps<ContentWords, ContentValues> & { types: readonly TypeChoice[]; written: ReactNode },
) {
  const { words, types, written, form, values } = props;
  const type = typedValue(form, values, "type");
  const kind = (
    <ChoiceGroup {...common(props, "type")} label={words.type} chosen={[type]} options={[...types]} />
  );
  const isChosen = types.some(({ value }) => value === type);
  return (
    <>
      {isChosen ? <Fold summary={words.changeType}>{kind}</Fold> : kind}
      <Field {...textField(props, "title")} {...words.title} required />
      {/* No maxlength: a browser would cut a pasted text in silence. */}
      <Field {...textField(props, "body")} {...words.body} type="textarea" rows={9} note={written} required />
      <Field {...textField(props, "place")} {...words.place} optional />
    </>
  );
}

export interface ApplicantValues extends Readonly<Record<string, string>> {
  readonly name: string;
  readonly reply: string;
  readonly telephone: string;
  readonly email: string;
}

/** Who sends it, and where the answer goes. */
export function ApplicantFields(props: PartProps<ApplicantWords, ApplicantValues>) {
  const { words, form, values } = props;
  return (
    <>
      <Field {...textField(props, "name")} label={words.name} autoComplete="name" short required />
      <ChoiceGroup
        {...common(props, "reply")}
        label={words.reply}
        chosen={[typedValue(form, values, "reply")]}
        options={replyWays.map((way) => ({ value: way, label: words.replyWays[way] }))}
      />
      <Field
        {...textField(props, "telephone")}
        {...words.telephone}
        type="tel"
        autoComplete="tel"
        short
        optional
      />
      <Field {...textField(props, "email")} {...words.email} type="email" autoComplete="email" optional />
    </>
  );
}

type Common = Pick<PartProps<unknown, Readonly<Record<string, string>>>, "language" | "form" | "values">;

function textField(props: Common, name: string) {
  return { ...common(props, name), defaultValue: typedValue(props.form, props.values, name) };
}

function common({ language, form }: Common, name: string) {
  return { name, language, error: fieldMessage(form, name) };
}

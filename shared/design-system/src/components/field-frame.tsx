import "../styles/components/field.css";
import type { ReactNode } from "react";
import type { Language } from "../words/language.ts";
import { formWordsIn } from "../words/form-words.ts";
import { classNames } from "./class-names.ts";
import { HiddenText } from "./hidden-text.tsx";
import { MessageIcon } from "./message-icon.tsx";

/** What every field says around its control. */
export interface FieldWords {
  language: Language;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to mend it: the same words as in the error summary. */
  error?: string | undefined;
  /** Fields are required unless they say this. */
  optional?: boolean | undefined;
}

export interface FieldIds {
  hint: string;
  error: string;
  note: string;
}

export function fieldIds(id: string): FieldIds {
  return { hint: `${id}-hint`, error: `${id}-error`, note: `${id}-note` };
}

/** The ids for `aria-describedby`, in reading order. */
export function describedBy(
  id: string,
  parts: { hint?: ReactNode; error?: string | undefined; note?: ReactNode },
) {
  const ids = fieldIds(id);
  return classNames(
    Boolean(parts.hint) && ids.hint,
    Boolean(parts.error) && ids.error,
    Boolean(parts.note) && ids.note,
  );
}

export function fieldClass(error: string | undefined) {
  return classNames("m-field", Boolean(error) && "m-bad");
}

export function LabelWords({
  language,
  label,
  optional,
}: Pick<FieldWords, "language" | "label" | "optional">) {
  if (!optional) return <>{label}</>;
  return (
    <>
      {label} <span className="m-opt">{formWordsIn(language).optional}</span>
    </>
  );
}

/** Hint, then error: both stand above the control, where they are read before typing. */
export function HintAndError({
  id,
  language,
  hint,
  error,
}: { id: string } & Omit<FieldWords, "label" | "optional">) {
  const ids = fieldIds(id);
  return (
    <>
      {hint && (
        <p className="m-hint" id={ids.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p className="m-err" id={ids.error}>
          <MessageIcon name="error" small />
          <span>
            <HiddenText>{formWordsIn(language).errorMark}</HiddenText>
            {error}
          </span>
        </p>
      )}
    </>
  );
}

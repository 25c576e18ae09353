import { Field } from "@madang/design-system";
import { fieldMessage, fieldText, type FormState } from "@madang/module-kit";
import type { Language } from "@madang/manifest";
import { findFields } from "../../contract/paths.ts";
import { findWords } from "../words/find-words.ts";

export interface FindFieldsProps {
  readonly language: Language;
  readonly form?: FormState | undefined;
  /** Known from the address. */
  readonly receiptNumber?: string | undefined;
  /** Sets ids apart where another form is on the page. */
  readonly idPrefix?: string;
}

/** Receipt number and password. */
export function FindFields({ language, form, receiptNumber, idPrefix = "" }: FindFieldsProps) {
  const words = findWords[language];
  const { receipt, password } = findFields;
  return (
    <>
      <Field
        language={language}
        name={receipt}
        id={idPrefix + receipt}
        {...words.receipt}
        error={fieldMessage(form, receipt)}
        defaultValue={fieldText(form, receipt) || receiptNumber}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <Field
        language={language}
        name={password}
        id={idPrefix + password}
        {...words.pin}
        error={fieldMessage(form, password)}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        short
        required
      />
    </>
  );
}

import type { ReactNode } from "react";
import { Choice } from "./choice.tsx";
import { describedBy, fieldClass, type FieldWords, HintAndError, LabelWords } from "./field-frame.tsx";

export interface ChoiceGroupProps extends FieldWords {
  type?: "radio" | "checkbox" | undefined;
  name: string;
  /** The name unless told. The first answer carries it, so that the error summary leads to a control. */
  id?: string | undefined;
  options: { value: string; label: ReactNode; note?: ReactNode; disabled?: boolean | undefined }[];
  /** Values chosen before. */
  chosen?: readonly string[] | undefined;
}

/** One of several (radio) or any of several (checkbox), under a legend. */
export function ChoiceGroup({
  language,
  label,
  hint,
  error,
  optional,
  type = "radio",
  name,
  id = name,
  options,
  chosen = [],
}: ChoiceGroupProps) {
  return (
    <fieldset className={fieldClass(error)} aria-describedby={describedBy(id, { hint, error })}>
      <legend className="m-label">
        <LabelWords language={language} label={label} optional={optional} />
      </legend>
      <HintAndError id={id} language={language} hint={hint} error={error} />
      <div>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            {...option}
            type={type}
            name={name}
            id={index === 0 ? id : `${id}-${index + 1}`}
            defaultChecked={chosen.includes(option.value)}
            {...(error && type === "checkbox"
              ? { invalid: true, describedBy: describedBy(id, { error }) }
              : {})}
          />
        ))}
      </div>
    </fieldset>
  );
}

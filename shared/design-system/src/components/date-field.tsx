import "../styles/components/date.css";
import "../styles/components/input.css";
import { wordsIn } from "../words/words.ts";
import { describedBy, fieldClass, type FieldWords, HintAndError, LabelWords } from "./field-frame.tsx";

export const dateParts = ["year", "month", "day"] as const;
export type DatePart = (typeof dateParts)[number];

export interface DateFieldProps extends FieldWords {
  /** The boxes are called `<name>-year`, `<name>-month`, `<name>-day`. */
  name: string;
  /** The name unless told. The year's box carries it; the others `<id>-month`, `<id>-day`. */
  id?: string | undefined;
  value?: Partial<Record<DatePart, string>> | undefined;
  /** Parts at fault; all where an error names none. */
  wrong?: readonly DatePart[] | undefined;
  /** For a birthday: `bday` gives each box its token. */
  autoComplete?: "bday" | undefined;
}

/** Three boxes to type into: quicker than a calendar for a day one knows, and alike on every device. */
export function DateField({
  language,
  label,
  hint,
  error,
  optional,
  name,
  id = name,
  value = {},
  wrong = dateParts,
  autoComplete,
}: DateFieldProps) {
  const words = wordsIn(language);
  return (
    <fieldset className={fieldClass(error)} aria-describedby={describedBy(id, { hint, error })}>
      <legend className="m-label">
        <LabelWords language={language} label={label} optional={optional} />
      </legend>
      <HintAndError id={id} language={language} hint={hint} error={error} />
      <div className="m-date">
        {dateParts.map((part) => (
          <div key={part}>
            <label htmlFor={datePartId(id, part)}>{words[part]}</label>
            <input
              className="m-input"
              id={datePartId(id, part)}
              name={`${name}-${part}`}
              inputMode="numeric"
              maxLength={part === "year" ? 4 : 2}
              defaultValue={value[part]}
              autoComplete={autoComplete ? `${autoComplete}-${part}` : "off"}
              {...(error && wrong.includes(part)
                ? { "aria-invalid": true, "aria-describedby": describedBy(id, { error }) }
                : {})}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** Where the error summary leads. */
export function datePartId(id: string, part: DatePart): string {
  return part === "year" ? id : `${id}-${part}`;
}

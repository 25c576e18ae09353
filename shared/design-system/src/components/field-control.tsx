import "../styles/components/input.css";
import type { HTMLAttributes } from "react";
import { classNames } from "./class-names.ts";

export interface FieldControlProps {
  type?: "text" | "password" | "search" | "email" | "tel" | "url" | "textarea" | "select" | undefined;
  name: string;
  id: string;
  defaultValue?: string | undefined;
  /** For `select`. */
  options?: { value: string; label: string }[] | undefined;
  required?: boolean | undefined;
  readOnly?: boolean | undefined;
  disabled?: boolean | undefined;
  maxLength?: number | undefined;
  minLength?: number | undefined;
  rows?: number | undefined;
  /** A token of the HTML standard, section 4.10.18.7 (WCAG 2.2, 1.3.5). */
  autoComplete?: string | undefined;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  spellCheck?: boolean | undefined;
  /** As wide as a short answer. */
  short?: boolean | undefined;
  describedBy: string | undefined;
  invalid: boolean;
}

/** The control itself: an input, a text area or a list to open. */
export function FieldControl({
  type = "text",
  options = [],
  short,
  describedBy,
  invalid,
  ...given
}: FieldControlProps) {
  const { inputMode, minLength, rows, readOnly, maxLength, ...chosen } = given;
  const attributes = {
    className: classNames("m-input", short && "m-w-m"),
    "aria-describedby": describedBy,
    "aria-invalid": invalid || undefined,
  };
  const written = { readOnly, maxLength, minLength, inputMode };
  if (type === "textarea") return <textarea {...chosen} {...written} {...attributes} rows={rows} />;
  if (type === "select")
    return (
      <select {...chosen} {...attributes}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    );
  return <input {...chosen} {...written} {...attributes} type={type} />;
}

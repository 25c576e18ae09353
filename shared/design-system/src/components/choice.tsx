import "../styles/components/choice.css";
import type { ReactNode } from "react";

export interface ChoiceProps {
  type?: "checkbox" | "radio" | undefined;
  name: string;
  value: string;
  id?: string | undefined;
  label: ReactNode;
  /** A second, smaller line. */
  note?: ReactNode;
  defaultChecked?: boolean | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
}

/** One answer to choose; the whole label is the target. */
export function Choice({ type = "checkbox", label, note, invalid, describedBy, ...control }: ChoiceProps) {
  return (
    <label className="m-choice">
      <input {...control} type={type} aria-invalid={invalid || undefined} aria-describedby={describedBy} />
      <span>{label}</span>
      {note && <small>{note}</small>}
    </label>
  );
}

import type { ReactNode } from "react";
import {
  describedBy,
  fieldClass,
  fieldIds,
  type FieldWords,
  HintAndError,
  LabelWords,
} from "./field-frame.tsx";
import { FieldControl, type FieldControlProps } from "./field-control.tsx";

export interface FieldProps extends FieldWords, Omit<FieldControlProps, "id" | "describedBy" | "invalid"> {
  /** The name unless told; the error summary links to it. */
  id?: string | undefined;
  /** Below the control, e.g. how much is written of how much. */
  note?: ReactNode;
}

/** Label, hint, error, control, in this order (WCAG 2.2, 1.3.1, 3.3.1, 3.3.2). */
export function Field({ language, label, hint, error, optional, note, id, ...control }: FieldProps) {
  const ownId = id ?? control.name;
  return (
    <div className={fieldClass(error)}>
      <label className="m-label" htmlFor={ownId}>
        <LabelWords language={language} label={label} optional={optional} />
      </label>
      <HintAndError id={ownId} language={language} hint={hint} error={error} />
      <FieldControl
        {...control}
        id={ownId}
        invalid={Boolean(error)}
        describedBy={describedBy(ownId, { hint, error, note })}
      />
      {note && (
        <p className="m-hint m-num" id={fieldIds(ownId).note}>
          {note}
        </p>
      )}
    </div>
  );
}

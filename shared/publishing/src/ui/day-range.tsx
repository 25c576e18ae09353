import "./day-range.css";
import { Field } from "@madang/design-system/field";
import type { Language } from "@madang/manifest";
import type { ListConditions } from "../list-conditions.ts";
import { listWords } from "./words/list-words.ts";

export interface DayRangeProps {
  readonly language: Language;
  /** Begins the ids. */
  readonly id: string;
  readonly conditions: ListConditions;
}

/** First and last day to type in; folded until somebody wants it. */
export function DayRange({ language, id, conditions: { from, to } }: DayRangeProps) {
  const words = listWords[language];
  const day = { language, hint: words.dayHint, maxLength: 14 } as const;
  return (
    <details className="p-days" open={from !== undefined || to !== undefined}>
      <summary>{words.days}</summary>
      <div>
        <Field {...day} name="from" id={`${id}-from`} label={words.from} defaultValue={from} />
        <Field {...day} name="to" id={`${id}-to`} label={words.to} defaultValue={to} />
      </div>
    </details>
  );
}

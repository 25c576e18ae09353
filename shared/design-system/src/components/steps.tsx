import "../styles/components/steps.css";
import type { Language } from "../words/language.ts";
import { wordsIn } from "../words/words.ts";
import { HiddenText } from "./hidden-text.tsx";

export interface StepsProps {
  language: Language;
  label: string;
  /** Four or so. */
  steps: readonly string[];
  /** 1 for the first. */
  current: number;
}

/** Where one is in a transaction. */
export function Steps({ language, label, steps, current }: StepsProps) {
  const words = wordsIn(language);
  return (
    <ol className="m-steps" aria-label={label}>
      {steps.map((step, index) => {
        const number = index + 1;
        return (
          <li
            key={step}
            className={number < current ? "is-done" : undefined}
            aria-current={number === current ? "step" : undefined}
          >
            <b>{number}</b>
            {step}
            {number < current && <HiddenText>{words.stepDone}</HiddenText>}
            {number === current && <HiddenText>{words.stepNow}</HiddenText>}
          </li>
        );
      })}
    </ol>
  );
}

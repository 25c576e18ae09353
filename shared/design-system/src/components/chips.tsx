import "../styles/components/chips.css";
import type { Language } from "../words/language.ts";
import { wordsIn } from "../words/words.ts";
import { HiddenText } from "./hidden-text.tsx";
import { Icon } from "./icon.tsx";
import "../styles/components/more.css";

export interface ChipProps {
  /** The same list without this condition. */
  href: string;
  label: string;
  language: Language;
}

/** A condition in use; following it removes the condition. */
export function Chip({ href, label, language }: ChipProps) {
  return (
    <a className="m-chip" href={href}>
      {label} <Icon name="close" small />
      <HiddenText>{wordsIn(language).removeCondition}</HiddenText>
    </a>
  );
}

export interface ChipsProps {
  language: Language;
  chips: { href: string; label: string }[];
  /** Removes all of them. */
  clear?: { href: string; label: string } | undefined;
  label?: string | undefined;
}

export function Chips({ language, chips, clear, label }: ChipsProps) {
  return (
    <ul className="m-chips" aria-label={label ?? wordsIn(language).conditions}>
      {chips.map((chip) => (
        <li key={chip.label}>
          <Chip {...chip} language={language} />
        </li>
      ))}
      {clear && (
        <li>
          <a className="m-more" href={clear.href}>
            {clear.label}
          </a>
        </li>
      )}
    </ul>
  );
}

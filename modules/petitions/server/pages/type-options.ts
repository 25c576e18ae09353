import type { Language } from "@madang/manifest";
import { petitionTypes } from "../../contract/petition-types.ts";
import { asideWords } from "../../ui/words/aside-words.ts";

export interface TypeOption {
  readonly value: string;
  readonly label: string;
  /** When to choose it, and how long the answer takes. */
  readonly note: string;
}

/** The kinds of petition, in the order of the rule data. */
export function typeOptions(language: Language): TypeOption[] {
  return petitionTypes.map(({ id, name, description, period }) => ({
    value: id,
    label: name[language],
    note: `${description[language]} ${asideWords[language].period(period.days)}`,
  }));
}

import type { Language } from "@madang/manifest";
import { petitionTypes } from "../../contract/petition-types.ts";
import { asideWords } from "./aside-words.ts";
import { noticeTitles, type NoticeTitles } from "./notice-words.ts";
import { petitionFormWords, type PetitionFormWords } from "./petition-form-words.ts";

/** What the petition form says, in one language. It travels with the page: scripts carry no words of the others. */
export interface PetitionFormText {
  readonly words: PetitionFormWords;
  readonly types: readonly { readonly value: string; readonly label: string; readonly note: string }[];
  readonly notices: NoticeTitles;
  readonly aside: FormAside;
}

interface FormAside {
  readonly name: string;
  readonly how: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly counting: string;
  readonly help: string;
  readonly helpText: string;
  readonly hours: string;
}

export function petitionFormText(language: Language): PetitionFormText {
  return {
    words: petitionFormWords[language],
    types: petitionTypes.map(({ id, name, description, period }) => ({
      value: id,
      label: name[language],
      note: `${description[language]} ${asideWords[language].period(period.days)}`,
    })),
    notices: noticeTitles[language],
    aside: formAside(language),
  };
}

function formAside(language: Language): FormAside {
  const { name, how, receipt, period, fee, counting, help, helpText, hours } = asideWords[language];
  const periods = petitionTypes.map((type) => ({
    name: type.name[language],
    value: period(type.period.days),
  }));
  return { name, how, facts: [receipt, ...periods, fee], counting, help, helpText, hours };
}

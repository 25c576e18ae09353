import type { Language } from "@madang/manifest";
import { petitionTypes } from "../../../contract/petition-types.ts";
import type { FormAside } from "../../../ui/parts/form-aside.tsx";
import { asideWords } from "../../../ui/words/aside-words.ts";

/** Beside every step: how it goes on, and whom to call. */
export function formAside(language: Language): FormAside {
  const { name, how, receipt, period, fee, counting, help, helpText, hours } = asideWords[language];
  const periods = petitionTypes.map((type) => ({
    name: type.name[language],
    value: period(type.period.days),
  }));
  return { name, how, facts: [receipt, ...periods, fee], counting, help, helpText, hours };
}

import type { LocalizedText } from "@madang/manifest";
import { petitionPeriods } from "@madang/statutory-clock/periods";

/**
 * Types of petition and the period in which each is answered. The periods come from the rule pack of the statutory clock.
 * Those of 6 days or more are counted in days from the receipt, the first day included, without Saturdays and public
 * holidays (Civil Petitions Treatment Act art. 19(2)).
 */
export interface PetitionType {
  readonly id: PetitionTypeId;
  readonly name: LocalizedText;
  /** When to choose it. */
  readonly description: LocalizedText;
  readonly period: { readonly days: number; readonly source: string };
}

export const petitionTypeIds = ["suggestion", "grievance", "inquiry", "statute-inquiry"] as const;
export type PetitionTypeId = (typeof petitionTypeIds)[number];

export const petitionTypes: readonly PetitionType[] = [
  {
    id: "suggestion",
    name: { ko: "건의", en: "Suggestion" },
    description: {
      ko: "제도나 시설, 행정을 이렇게 바꾸면 좋겠다고 제안합니다.",
      en: "Propose a change to a rule, a facility or the way we work.",
    },
    period: petitionPeriods.suggestion,
  },
  {
    id: "grievance",
    name: { ko: "고충", en: "Grievance" },
    description: {
      ko: "행정 때문에 권리를 침해받았거나 불편과 부담을 겪고 있습니다.",
      en: "An administrative act harmed your rights or burdens you.",
    },
    period: petitionPeriods.grievance,
  },
  {
    id: "inquiry",
    name: { ko: "질의", en: "Question" },
    description: {
      ko: "제도와 절차, 도정 업무를 물어봅니다.",
      en: "Ask about a procedure or the work of the province.",
    },
    period: petitionPeriods.inquiry,
  },
  {
    id: "statute-inquiry",
    name: { ko: "법령 질의", en: "Question about the law" },
    description: {
      ko: "법령을 어떻게 풀이하는지 설명이나 해석을 구합니다.",
      en: "Ask how a statute or an ordinance is to be read.",
    },
    period: petitionPeriods["statute-inquiry"],
  },
];

export function isPetitionTypeId(text: string): text is PetitionTypeId {
  return petitionTypeIds.some((id) => id === text);
}

export function petitionType(id: PetitionTypeId): PetitionType {
  const found = petitionTypes.find((type) => type.id === id);
  if (found === undefined) throw new TypeError(`no petition type ${id}`);
  return found;
}

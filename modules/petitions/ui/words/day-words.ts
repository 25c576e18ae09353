import type { SkipReason, StopReason } from "@madang/statutory-clock";
import type { Language } from "@madang/manifest";
import type { InLanguages } from "./in-language.ts";

interface DayWords {
  readonly plain: Readonly<Record<"saturday" | "sunday" | "first-day", string>>;
  /** Short enough for a cell of the table of days. */
  readonly short: Readonly<Record<"substitute" | "temporary" | "election", string>>;
  readonly stops: Readonly<Record<StopReason, string>>;
  readonly holiday: string;
}

const words: InLanguages<DayWords> = {
  ko: {
    plain: { saturday: "토요일", sunday: "일요일", "first-day": "첫날" },
    short: { substitute: "대체", temporary: "임시", election: "선거일" },
    stops: {
      supplement: "보완",
      "transfer-travel": "이송",
      representative: "대표자 선정",
      hearing: "청문",
      examination: "시험·검사",
      prerequisite: "선행 사무",
      "field-survey": "현장 조사",
    },
    holiday: "",
  },
  en: {
    plain: { saturday: "Saturday", sunday: "Sunday", "first-day": "First day" },
    short: { substitute: "Holiday", temporary: "Holiday", election: "Election" },
    stops: {
      supplement: "Waiting for material",
      "transfer-travel": "On its way to another office",
      representative: "Choosing a representative",
      hearing: "Hearing",
      examination: "Tests and inspections",
      prerequisite: "Waiting for an earlier case",
      "field-survey": "Survey on site",
    },
    holiday: "Holiday",
  },
};

/** Under the date, in a narrow cell; nothing for a plain Saturday or Sunday. */
export function shortReason(reason: SkipReason, language: Language): string | undefined {
  if (!("name" in reason)) return undefined;
  const { short, holiday } = words[language];
  if (reason.kind !== "statutory") return short[reason.kind];
  return language === "ko" ? reason.name.ko : holiday;
}

/** In full, as a row of the list. */
export function fullReason(reason: SkipReason, language: Language): string {
  return "name" in reason ? reason.name[language] : words[language].plain[reason.kind];
}

export function stopName(reason: StopReason, language: Language): string {
  return words[language].stops[reason];
}

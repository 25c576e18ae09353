import type { Language } from "@madang/manifest";
import type { NoticeCategory, NoticeStage } from "../../contract/public.ts";

interface StageWords {
  readonly open: Readonly<Partial<Record<NoticeCategory, string>>>;
  /** Where there is no room for what it is open for. */
  readonly openInList: string | undefined;
  readonly opensLater: string;
  readonly inForceLater: string;
  readonly inForce: string;
  readonly posted: string;
  readonly closed: string;
  readonly corrected: string;
  readonly correctedTimes: (count: number) => string;
}

const words: Readonly<Record<Language, StageWords>> = {
  ko: {
    open: {
      legislation: "의견 접수 중",
      administration: "의견 접수 중",
      recruitment: "원서 접수 중",
      bid: "입찰 중",
      application: "신청 접수 중",
    },
    openInList: undefined,
    opensLater: "접수 예정",
    inForceLater: "시행 예정",
    inForce: "시행 중",
    posted: "게시 중",
    closed: "마감",
    corrected: "정정됨",
    correctedTimes: (count) => `정정 ${count}회`,
  },
  en: {
    open: {
      legislation: "Open for comments",
      administration: "Open for comments",
      recruitment: "Open for applications",
      bid: "Open for bids",
      application: "Open for applications",
    },
    openInList: "Open",
    opensLater: "Opens later",
    inForceLater: "Not in force yet",
    inForce: "In force",
    posted: "On display",
    closed: "Closed",
    corrected: "Corrected",
    correctedTimes: (count) => (count === 1 ? "Corrected once" : `Corrected ${count} times`),
  },
};

export const stageWords = words;

export interface NamedStage {
  readonly stage: NoticeStage;
  readonly category: NoticeCategory;
  readonly opens: string | null;
  readonly inList?: boolean;
}

/** The stage in the words of its kind of notice. */
export function stageName({ stage, category, opens, inList }: NamedStage, language: Language): string {
  const { openInList, open, ...inLanguage } = words[language];
  if (stage === "open") return (inList === true && openInList) || (open[category] ?? inLanguage.posted);
  if (stage === "upcoming") return opens === null ? inLanguage.inForceLater : inLanguage.opensLater;
  return inLanguage[stage];
}

import type { InLanguages } from "./in-languages.ts";

interface FormWords {
  readonly title: string;
  readonly lede: string;
  readonly dayHint: string;
  readonly bodyHint: string;
  readonly written: (length: string, limit: string) => string;
  readonly tooMuch: (excess: string) => string;
  readonly submit: string;
  readonly back: string;
  readonly notStoredTitle: string;
  readonly notStored: string;
}

export const formWords: InLanguages<FormWords> = {
  ko: {
    title: "등록 신청",
    lede: "보내 주신 내용은 담당 부서가 확인한 뒤에 올립니다. 전화번호처럼 남이 알면 안 되는 것은 쓰지 마세요.",
    dayHint: "예: 2026-11-30",
    bodyHint: "누가, 무엇을, 어떻게 하는지 써 주세요.",
    written: (length, limit) => `${limit}자 가운데 ${length}자`,
    tooMuch: (excess) => `${excess}자를 줄여 주세요.`,
    submit: "보내기",
    back: "목록으로",
    notStoredTitle: "지금은 보내지 못했습니다. 쓰신 글은 그대로 있습니다",
    notStored: "잠시 뒤에 보내기를 다시 눌러 주세요.",
  },
  en: {
    title: "Send an entry",
    lede: "The department reads what you send before anyone else sees it. Leave out what others should not know, such as telephone numbers.",
    dayHint: "For example 2026-11-30",
    bodyHint: "Who does what, and how.",
    written: (length, limit) => `${length} of ${limit} characters`,
    tooMuch: (excess) => `${excess} characters too many.`,
    submit: "Send",
    back: "Back to the list",
    notStoredTitle: "This could not be sent for the moment. What you wrote is still here",
    notStored: "Please press Send again in a moment.",
  },
};

import type { InLanguages } from "./in-language.ts";

export interface DraftWords {
  readonly code: string;
  readonly codeText: string;
  readonly codeSecret: string;
  readonly link: string;
  readonly delete: string;
}

/** Beside the steps: how to go on elsewhere, and how to be rid of it. */
export const draftWords: InLanguages<DraftWords> = {
  ko: {
    code: "이어 쓰기 코드",
    codeText: "창을 닫거나 다른 기기에서 이어 쓰실 때 필요합니다. 적어 두거나 아래 주소를 저장해 두세요.",
    codeSecret: "이 코드를 아는 사람은 신청서를 볼 수 있으니 남에게 알리지 마세요.",
    link: "이어 쓰기 주소",
    delete: "이 신청서 지우기",
  },
  en: {
    code: "Code to continue",
    codeText:
      "You need it after closing this page or on another device. Write it down, or keep the link below.",
    codeSecret: "Whoever knows the code can see what you wrote, so do not share it.",
    link: "Link to continue",
    delete: "Delete this petition",
  },
};

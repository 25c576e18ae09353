import type { InLanguages } from "./in-language.ts";

export interface TypeWords {
  readonly title: string;
  readonly lede: string;
  readonly question: string;
  readonly next: string;
  readonly kept: string;
  readonly resume: string;
  readonly resumeText: string;
  readonly before: string;
  readonly beforeText: readonly string[];
}

/** The first page of a petition: which kind it is. */
export const typeWords: InLanguages<TypeWords> = {
  ko: {
    title: "민원 신청",
    lede: "로그인하지 않아도 됩니다. 쓰시는 동안 저장되고, 보내시면 바로 접수번호를 알려 드립니다.",
    question: "어떤 민원인가요?",
    next: "다음: 내용 쓰기",
    kept: "고르신 것은 그대로 남아 있습니다.",
    resume: "쓰던 신청서 이어 쓰기",
    resumeText: "다른 기기나 다른 날에 쓰던 신청서는 이어 쓰기 코드로 엽니다.",
    before: "이런 것이 필요합니다",
    beforeText: [
      "답변 받을 전화번호나 전자우편 주소",
      "조회할 때 쓸 숫자 6자리 (마지막에 정합니다)",
      "사진이나 문서가 있으면 파일",
    ],
  },
  en: {
    title: "Send a petition",
    lede: "You do not need to sign in. What you write is saved as you go, and you get a receipt number as soon as you send it.",
    question: "What kind of petition is it?",
    next: "Next: write it",
    kept: "What you chose is still here.",
    resume: "Continue a petition you began",
    resumeText: "Open a petition that you began on another device or another day with its code.",
    before: "What you need",
    beforeText: [
      "A telephone number or an e-mail address for the answer",
      "Six digits for looking it up later; you choose them at the end",
      "Files, if you have photos or documents",
    ],
  },
};

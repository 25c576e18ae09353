import type { InLanguages } from "./in-languages.ts";

interface ReceivedWords {
  readonly title: string;
  readonly lede: string;
  readonly what: string;
  readonly next: string;
  readonly nextText: string;
  readonly list: string;
}

export const receivedWords: InLanguages<ReceivedWords> = {
  ko: {
    title: "접수되었습니다",
    lede: "보내 주셔서 고맙습니다. 이 화면은 보내신 분만 볼 수 있습니다.",
    what: "보내신 내용",
    next: "이제 어떻게 되나요?",
    nextText: "담당 부서가 내용을 확인하고 목록에 올립니다. 더 물어볼 것이 있으면 전화해 주세요.",
    list: "목록 보기",
  },
  en: {
    title: "Received",
    lede: "Thank you. Only you can see this page.",
    what: "What you sent",
    next: "What happens now?",
    nextText: "The department reads your entry and then shows it in the list. Call if you have questions.",
    list: "See the list",
  },
};

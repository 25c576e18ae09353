import type { InLanguages } from "./in-language.ts";

export interface ContentWords {
  readonly title: { readonly label: string; readonly hint: string };
  readonly body: { readonly label: string; readonly hint: string };
  readonly place: { readonly label: string; readonly hint: string };
  readonly type: string;
  readonly changeType: string;
}

export const contentWords: InLanguages<ContentWords> = {
  ko: {
    title: {
      label: "제목",
      hint: "장소와 바라는 점을 한 줄로 써 주세요. 예: 하늘초 앞 보행 신호를 늘려 주세요",
    },
    body: {
      label: "내용",
      hint: "2,000자까지 쓸 수 있습니다. 주민등록번호는 쓰지 마세요.",
    },
    place: { label: "장소", hint: "예: 한울도 새벌시 하늘로 22" },
    type: "어떤 민원인가요?",
    changeType: "민원 유형 바꾸기",
  },
  en: {
    title: {
      label: "Title",
      hint: "Say where and what you ask for in one line. Example: Longer green light at Haneul School",
    },
    body: {
      label: "Details",
      hint: "You can write up to 2,000 characters. Do not give your resident registration number.",
    },
    place: { label: "Place", hint: "Example: 22 Haneul-ro, Saebeol" },
    type: "What kind of petition is it?",
    changeType: "Change the kind of petition",
  },
};

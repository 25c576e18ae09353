import type { InLanguages } from "./in-language.ts";

export interface HomeWords {
  readonly title: string;
  readonly lede: string;
  readonly start: string;
  readonly find: string;
  readonly types: string;
  readonly typesText: string;
  readonly typeColumn: string;
  readonly whenColumn: string;
  readonly periodColumn: string;
  readonly how: string;
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  readonly tasks: {
    readonly start: { readonly title: string; readonly note: string };
    readonly progress: { readonly title: string; readonly note: string };
  };
}

export const homeWords: InLanguages<HomeWords> = {
  ko: {
    title: "민원",
    lede: "불편한 점과 바라는 점을 보내 주세요. 로그인하지 않아도 되고, 수수료는 없습니다.",
    start: "민원 신청",
    find: "내 민원 조회",
    types: "민원 유형과 답변 기간",
    typesText: "기간은 접수한 날부터 첫날을 넣어 세고, 토요일과 공휴일은 세지 않습니다.",
    typeColumn: "유형",
    whenColumn: "이럴 때",
    periodColumn: "답변 기간",
    how: "이렇게 처리됩니다",
    steps: [
      {
        title: "온라인으로 보내기",
        text: "24시간 보낼 수 있습니다. 보내시면 바로 접수번호를 알려 드립니다.",
      },
      { title: "접수와 담당 부서 지정", text: "근무시간 8시간 안에 접수합니다." },
      { title: "처리와 답변", text: "유형에 따라 7일이나 14일 안에 문자나 전자우편으로 답변합니다." },
    ],
    tasks: {
      start: { title: "민원 신청", note: "온라인으로 24시간" },
      progress: { title: "민원 처리 상황", note: "접수번호로 조회" },
    },
  },
  en: {
    title: "Petitions",
    lede: "Tell us what troubles you and what you would like to change. No sign-in, no fee.",
    start: "Send a petition",
    find: "Find my petition",
    types: "Kinds of petition and their periods",
    typesText: "The period runs from the day of receipt, which counts; Saturdays and public holidays do not.",
    typeColumn: "Kind",
    whenColumn: "When to choose it",
    periodColumn: "Answered in",
    how: "What happens next",
    steps: [
      { title: "Send it online", text: "At any hour. You get a receipt number at once." },
      { title: "We receive it and choose the department", text: "Within 8 working hours." },
      { title: "The department answers", text: "Within 7 or 14 days, by text message or e-mail." },
    ],
    tasks: {
      start: { title: "Send a petition", note: "Online, at any hour" },
      progress: { title: "Progress of a petition", note: "With your receipt number" },
    },
  },
};

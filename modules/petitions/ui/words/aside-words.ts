import type { InLanguages } from "./in-language.ts";

export interface AsideWords {
  readonly name: string;
  readonly how: string;
  readonly receipt: { readonly name: string; readonly value: string };
  readonly answer: string;
  readonly period: (days: number) => string;
  readonly counting: string;
  readonly fee: { readonly name: string; readonly value: string };
  readonly help: string;
  readonly helpText: string;
  readonly hours: string;
}

/** Beside the pages: how it goes on, and whom to call. */
export const asideWords: InLanguages<AsideWords> = {
  ko: {
    name: "도움말",
    how: "이렇게 처리됩니다",
    receipt: { name: "접수", value: "근무시간 8시간 안" },
    answer: "답변",
    period: (days) => `접수한 날부터 ${days}일`,
    counting: "첫날을 넣어 세고, 토요일과 공휴일은 세지 않습니다.",
    fee: { name: "수수료", value: "없음" },
    help: "쓰기 어려우신가요?",
    helpText: "전화로 불러 주시면 대신 써 드립니다.",
    hours: "평일 09:00–18:00",
  },
  en: {
    name: "Help",
    how: "What happens next",
    receipt: { name: "Received", value: "Within 8 working hours" },
    answer: "Answered",
    period: (days) => `${days} days from receipt`,
    counting: "The first day counts; Saturdays and public holidays do not.",
    fee: { name: "Fee", value: "None" },
    help: "Need help writing?",
    helpText: "Call us and we will write it down for you.",
    hours: "Weekdays 09:00–18:00",
  },
};

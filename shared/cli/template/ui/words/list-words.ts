import type { InLanguages } from "./in-languages.ts";

interface ListWords {
  readonly title: string;
  readonly lede: string;
  readonly description: string;
  readonly send: string;
  readonly count: (total: number) => string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly list: string;
  readonly more: string;
  readonly ask: string;
  readonly askText: string;
}

export const listWords: InLanguages<ListWords> = {
  ko: {
    title: "보기 서비스",
    lede: "언제 어디에서 하는지 날짜 순서로 보여 드립니다. 새로 알리실 것이 있으면 등록을 신청해 주세요.",
    description: "보기 서비스의 날짜와 장소, 자세한 내용입니다.",
    send: "등록 신청하기",
    count: (total) => `모두 ${total}건`,
    emptyTitle: "아직 올라온 것이 없습니다",
    emptyText: "등록을 신청하시면 담당 부서가 확인하고 이곳에 올립니다.",
    list: "목록",
    more: "모두 보기",
    ask: "물어보기",
    askText: "궁금한 점은 담당 부서로 전화해 주세요. 평일 09:00–18:00",
  },
  en: {
    title: "Example service",
    lede: "What takes place when and where, by date. Tell us if you have something to add.",
    description: "Dates, places and details: Example service.",
    send: "Send an entry",
    count: (total) => (total === 1 ? "1 entry" : `${total} entries`),
    emptyTitle: "Nothing here yet",
    emptyText: "Send an entry; the department reads it and then shows it here.",
    list: "Entries",
    more: "See all",
    ask: "Questions",
    askText: "Call the department on weekdays, 09:00–18:00.",
  },
};

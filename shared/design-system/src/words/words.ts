import type { Language } from "./language.ts";

const korean = {
  year: "년",
  month: "월",
  day: "일",
  stepDone: ", 마침",
  stepNow: ", 지금 단계",
  search: "검색",
  searchTerm: "검색어",
  find: "찾기",
  previous: "이전",
  next: "다음",
  page: "쪽",
  lastPage: "쪽, 마지막",
  pages: "쪽",
  removeCondition: "조건 빼기",
  conditions: "적용한 조건",
  popular: "많이 찾는 말",
  breadcrumb: "현재 위치",
  otherSite: "(다른 누리집)",
  alarm: "긴급 알림",
  checkedAt: (time: string) => `${time}에 확인했습니다.`,
  retry: "다시 불러오기",
  stale: (time: string) => `${time}에 저장해 둔 내용입니다. 새 내용은 곧 나옵니다.`,
  notCounted: "세지 않음",
  held: "보완",
  due: "기한",
  today: "오늘",
  nthDay: (count: number) => `${count}일째`,
  weekdays: ["일", "월", "화", "수", "목", "금", "토"],
  key: {
    name: "표의 색",
    counted: "센 날",
    skipped: "토요일·공휴일",
    held: "보완 기간",
    today: "오늘",
    due: "답변 기한",
  },
};

export type Words = typeof korean;

const english: Words = {
  year: "Year",
  month: "Month",
  day: "Day",
  stepDone: ", done",
  stepNow: ", current step",
  search: "Search",
  searchTerm: "Search term",
  find: "Find",
  previous: "Previous",
  next: "Next",
  page: " page",
  lastPage: " page, last",
  pages: "Pages",
  removeCondition: "remove this filter",
  conditions: "Filters in use",
  popular: "Often searched",
  breadcrumb: "You are here",
  otherSite: "(another site)",
  alarm: "Emergency notice",
  checkedAt: (time) => `Checked at ${time}.`,
  retry: "Load again",
  stale: (time) => `This copy was saved at ${time}. Newer content will follow shortly.`,
  notCounted: "not counted",
  held: "On hold",
  due: "Due",
  today: "Today",
  nthDay: (count) => `Day ${count}`,
  weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  key: {
    name: "Colours of the table",
    counted: "Counted",
    skipped: "Weekend or holiday",
    held: "Waiting for you",
    today: "Today",
    due: "Answer due",
  },
};

const words: Record<Language, Words> = { ko: korean, en: english };

/** The words that components say by themselves. */
export function wordsIn(language: Language): Words {
  return words[language];
}

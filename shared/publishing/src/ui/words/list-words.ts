import type { Language } from "@madang/manifest";
import type { Period } from "../../period.ts";

const korean = {
  all: "전체",
  searchTerm: "찾을 말",
  department: "부서",
  everyDepartment: "모든 부서",
  period: "기간",
  periods: { all: "전체", "1m": "최근 1개월", "3m": "최근 3개월", year: "올해" } as Readonly<
    Record<Period, string>
  >,
  days: "날짜로 찾기",
  from: "시작일",
  to: "마지막 날",
  dayHint: "예: 2026-11-22",
  chipDays: (from: string, to: string) =>
    from === to ? from : from === "" ? `${to}까지` : to === "" ? `${from}부터` : `${from} – ${to}`,
  states: "상태",
  feed: "이 조건을 RSS로 받기",
  clear: "모두 지우기",
  chipSearch: (text: string) => `찾을 말: ${text}`,
  emptyText: "기간을 늘리거나 낱말을 줄여 보세요.",
  emptyDays: "시작일이 마지막 날보다 뒤입니다. 날짜를 바꿔 보세요.",
  found: (count: string) => `${count}건을 찾았습니다.`,
  allFound: (count: string) => `${count}건 모두 보기`,
};

type ListWords = typeof korean;

const english: ListWords = {
  all: "All",
  searchTerm: "Words to find",
  department: "Department",
  everyDepartment: "Every department",
  period: "Period",
  periods: { all: "All", "1m": "Last month", "3m": "Last 3 months", year: "This year" },
  days: "Search by date",
  from: "First day",
  to: "Last day",
  dayHint: "For example 2026-11-22",
  chipDays: (from, to) =>
    from === to ? from : from === "" ? `Until ${to}` : to === "" ? `From ${from}` : `${from} to ${to}`,
  states: "State",
  feed: "Follow this list by RSS",
  clear: "Clear all",
  chipSearch: (text) => `Words: ${text}`,
  emptyText: "Try a longer period or fewer words.",
  emptyDays: "The first day is after the last. Change the dates.",
  found: (count) => (count === "1" ? "1 result" : `${count} results`),
  allFound: (count) => `See all ${count}`,
};

/** What every list says in the same words. */
export const listWords: Readonly<Record<Language, ListWords>> = { ko: korean, en: english };

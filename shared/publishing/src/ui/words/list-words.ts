import type { Language } from "@madang/manifest";
import type { Period } from "../../period.ts";

const korean = {
  all: "전체",
  searchTerm: "찾을 말",
  department: "부서",
  everyDepartment: "모든 부서",
  period: "기간",
  periods: { all: "전체", "3m": "최근 3개월", year: "올해" } as Readonly<Record<Period, string>>,
  clear: "모두 지우기",
  chipSearch: (text: string) => `찾을 말: ${text}`,
  emptyText: "기간을 늘리거나 낱말을 줄여 보세요.",
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
  periods: { all: "All", "3m": "Last 3 months", year: "This year" },
  clear: "Clear all",
  chipSearch: (text) => `Words: ${text}`,
  emptyText: "Try a longer period or fewer words.",
  found: (count) => (count === "1" ? "1 result" : `${count} results`),
  allFound: (count) => `See all ${count}`,
};

/** What every list says in the same words. */
export const listWords: Readonly<Record<Language, ListWords>> = { ko: korean, en: english };

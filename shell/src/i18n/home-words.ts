import type { Language } from "@madang/manifest";

const korean = {
  title: "민원과 공고와 소식을 한곳에서",
  description: (institution: string) =>
    `민원을 신청하고 처리 상황을 보고, 고시·공고와 도정 소식을 찾는 ${institution}의 공식 누리집입니다.`,
  question: "무엇을 도와드릴까요?",
  lede: "민원과 공고, 도정 소식을 한 마당에서 찾으세요.",
  search: "누리집 검색",
  hint: "예: 청년 월세 지원",
  popular: ["예방접종", "모집", "주차"],
  tasks: "자주 찾는 서비스",
  tasksText: "로그인하지 않고 바로 쓸 수 있습니다.",
};

export type HomeWords = typeof korean;

const english: HomeWords = {
  title: "Petitions, notices and news in one place",
  description: (institution) =>
    `The official website of ${institution}: send and follow petitions, read notices and news.`,
  question: "How can we help?",
  lede: "Find petitions, notices and news in one yard.",
  search: "Search this website",
  hint: "For example: rent support",
  popular: ["flu shots", "rent support", "bus"],
  tasks: "Popular services",
  tasksText: "No sign-in needed.",
};

export const homeWords: Record<Language, HomeWords> = { ko: korean, en: english };

import type { Language } from "@madang/manifest";

const korean = {
  title: "찾기",
  titleFor: (query: string) => `‘${query}’ 찾기`,
  lede: "서비스마다 찾은 것을 한곳에 모아 보여 드립니다.",
  hint: "예: 청년 월세 지원",
  advice: "못 찾으셨나요? 낱말을 줄이거나 띄어쓰기를 바꿔 보세요. 전화로 물어보셔도 됩니다.",
};

export type SearchWords = typeof korean;

const english: SearchWords = {
  title: "Search",
  titleFor: (query) => `Search for "${query}"`,
  lede: "What each service has found, in one place.",
  hint: "For example: rent support",
  advice:
    "Not what you were looking for? Try fewer or other words, or call us. Most documents are in Korean.",
};

export const searchWords: Record<Language, SearchWords> = { ko: korean, en: english };

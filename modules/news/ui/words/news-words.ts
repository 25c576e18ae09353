import type { Language } from "@madang/manifest";
import type { NewsCategory } from "../../contract/public.ts";

const korean = {
  title: "도정 소식",
  lede: "한울도가 하는 일과 도민이 알아야 할 소식입니다. 잘못 알려진 내용은 자료와 함께 바로잡습니다.",
  description: "한울도의 보도자료, 사실 확인, 사진, 시군 소식을 모았습니다.",
  kinds: "소식 종류",
  categories: {
    press: "보도자료",
    facts: "사실 확인",
    photo: "사진",
    cities: "시군 소식",
  } as Readonly<Record<NewsCategory, string>>,
  find: "도정 소식에서 찾기",
  countBefore: "소식 ",
  countAfter: (_count: number) => "건",
  emptyTitle: (text: string) => (text === "" ? "소식이 없습니다" : `‘${text}’ 소식이 없습니다`),
  emptyAct: "모든 소식 보기",
  lost: "소식을 못 찾으셨나요?",
  otherLanguage: (_count: number) => "",
  otherLanguageLink: "",
  onlyOther: "이 소식은 영어로만 있습니다.",
  updated: "고침",
  ask: "물어보기",
  askAbout: "담당 부서",
  hours: "평일 09:00–18:00",
  related: "함께 볼 소식",
  neighbours: "앞뒤 소식",
  homeText: "보도자료와 사실 확인, 시군 소식을 모았습니다.",
  more: "모두 보기",
  notFound: (text: string) => `도정 소식에는 ‘${text}’ 글이 없습니다.`,
};

export type NewsWords = typeof korean;

const english: NewsWords = {
  title: "News",
  lede: "What Hanul Province does, and what you should know. Where something wrong is going round, we set it right with evidence.",
  description: "Press releases, fact checks, photos and city news of Hanul Province.",
  kinds: "Kinds of news",
  categories: { press: "Press releases", facts: "Fact checks", photo: "Photos", cities: "City news" },
  find: "Search the news",
  countBefore: "",
  countAfter: (count) => (count === 1 ? " article" : " articles"),
  emptyTitle: (text) => (text === "" ? "No articles" : `No articles match "${text}"`),
  emptyAct: "Show all news",
  lost: "Did you not find it?",
  otherLanguage: (count) =>
    count === 1 ? "One more article is in Korean only." : `${count} more articles are in Korean only.`,
  otherLanguageLink: "News in Korean",
  onlyOther: "This article is in Korean only.",
  updated: "Updated",
  ask: "Questions",
  askAbout: "Department",
  hours: "Weekdays 09:00–18:00",
  related: "Related news",
  neighbours: "Previous and next article",
  homeText: "Press releases, fact checks and city news.",
  more: "See all",
  notFound: (text) => `Nothing in the news matches "${text}".`,
};

export const newsWords: Readonly<Record<Language, NewsWords>> = { ko: korean, en: english };

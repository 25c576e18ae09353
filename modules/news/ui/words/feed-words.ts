import type { Language } from "@madang/manifest";
import { newsWords } from "./news-words.ts";
import type { NewsCategory } from "../../contract/public.ts";

export interface FeedSubject {
  readonly category?: NewsCategory | undefined;
  readonly department?: string | undefined;
}

const province: Readonly<Record<Language, string>> = { ko: "한울도", en: "Hanul Province" };

/** "한울도 도정 소식 - 사실 확인 - 교통안전과": what readers of feeds see among the feeds of others. */
export function feedTitle({ category, department }: FeedSubject, language: Language): string {
  const { title, categories } = newsWords[language];
  const parts = [`${province[language]} ${title}`, category && categories[category], department];
  return parts.filter(Boolean).join(" - ");
}

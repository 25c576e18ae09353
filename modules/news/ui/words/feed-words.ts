import type { FeedLink, Language } from "@madang/manifest";
import { feedFormats, feedTypes, type ListConditions } from "@madang/publishing";
import { newsWords } from "./news-words.ts";
import { newsPaths, type NewsCategory } from "../../contract/public.ts";

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

const names = { rss: "RSS", atom: "Atom" } as const;

/** The feeds of a list under its conditions, for its head. */
export function feedLinks({ category, dept }: ListConditions, language: Language): FeedLink[] {
  const title = feedTitle({ category: category as NewsCategory | undefined, department: dept }, language);
  return feedFormats.map((format) => ({
    title: `${title} (${names[format]})`,
    href: newsPaths.feed(format, { category, dept, language }),
    type: feedTypes[format],
  }));
}

import type { FeedLink, Language } from "@madang/manifest";
import { feedFormats, feedTypes, type ListConditions } from "@madang/publishing";
import { noticePaths, type NoticeGroup, type NoticeState } from "../../contract/public.ts";
import { noticeWords } from "./notice-words.ts";

export interface FeedSubject {
  readonly group?: NoticeGroup | undefined;
  readonly state?: NoticeState | undefined;
  readonly department?: string | undefined;
}

const province: Readonly<Record<Language, string>> = { ko: "한울도", en: "Hanul Province" };

/** "한울도 고시·공고 - 채용 - 총무과": what readers of feeds see among the feeds of others. */
export function feedTitle({ group, state, department }: FeedSubject, language: Language): string {
  const { title, groups, states } = noticeWords[language];
  const parts = [
    `${province[language]} ${title}`,
    group && groups[group],
    state && states[state],
    department,
  ];
  return parts.filter(Boolean).join(" - ");
}

const names = { rss: "RSS", atom: "Atom" } as const;

/** The feeds of a list under its conditions, for its head. */
export function feedLinks({ category, state, dept }: ListConditions, language: Language): FeedLink[] {
  const subject = { group: category as NoticeGroup | undefined, state: state as NoticeState | undefined };
  const title = feedTitle({ ...subject, department: dept }, language);
  return feedFormats.map((format) => ({
    title: `${title} (${names[format]})`,
    href: noticePaths.feed(format, { category, state, dept, language }),
    type: feedTypes[format],
  }));
}

import type { Language } from "@madang/manifest";
import type { NoticeGroup, NoticeState } from "../../contract/public.ts";
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

import type { Language } from "@madang/manifest";
import { periodStart, searchWords } from "@madang/publishing";
import { noticeGroups } from "../contract/public.ts";
import type { ListQuery } from "./list-query.ts";
import type { NoticeFilter } from "./queries/posted-notices.ts";

/** What the address asks for, in the terms of the database. */
export function noticeFilter(query: ListQuery, language: Language, now: Date): NoticeFilter {
  return {
    language,
    now,
    categories: query.category === "" ? undefined : noticeGroups[query.category],
    department: query.dept === "" ? undefined : query.dept,
    since: periodStart(query.period, now),
    words: searchWords(query.q),
  };
}

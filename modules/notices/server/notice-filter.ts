import type { Language } from "@madang/manifest";
import { documentFilter } from "@madang/publishing";
import { noticeGroups } from "../contract/public.ts";
import type { ListQuery } from "./list-query.ts";
import type { NoticeFilter } from "./queries/posted-notices.ts";

/** What the address asks for, in the terms of the database. */
export function noticeFilter(query: ListQuery, language: Language, now: Date): NoticeFilter {
  return {
    ...documentFilter(query, language, now),
    state: query.state === "" ? undefined : query.state,
    categories: query.category === "" ? undefined : noticeGroups[query.category],
  };
}

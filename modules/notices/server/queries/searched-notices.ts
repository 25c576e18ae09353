import type { SearchFindings } from "@madang/publishing";
import { searchFindings, settleWords, type DocumentSearch } from "@madang/publishing/server";
import { sql } from "kysely";
import type { NoticeItem } from "../../contract/public.ts";
import { noticeSearch } from "./notice-search.ts";
import { timeConditions, type NoticeFilter, type NoticesDatabase } from "./posted-notices.ts";

/** The filter in the terms of the search table, which answers lists without words too. */
export function searchOf(filter: NoticeFilter): DocumentSearch {
  const { language, now, categories, department, since, before, words = [] } = filter;
  const times = timeConditions(filter);
  const also =
    times.length === 0
      ? undefined
      : { documents: noticeSearch.documents, condition: sql<boolean>`(${sql.join(times, sql` and `)})` };
  return { table: noticeSearch.search, language, now, words, categories, department, since, before, also };
}

/** The filter with the words that find something, where those that were typed find nothing. */
export async function settled(db: NoticesDatabase, filter: NoticeFilter): Promise<NoticeFilter> {
  if ((filter.words ?? []).length === 0) return filter;
  return { ...filter, words: await settleWords(db, searchOf(filter)) };
}

/** What was found in the notices of a page; undefined where no words were asked for. */
export async function findingsIn(
  db: NoticesDatabase,
  { asked, used, items }: { asked: NoticeFilter; used: NoticeFilter; items: readonly NoticeItem[] },
): Promise<SearchFindings | undefined> {
  const search = searchOf(used);
  if (search.words.length === 0) return undefined;
  return searchFindings(db, noticeSearch, { search, typed: asked.words ?? [], items });
}

import type { SearchFindings } from "@madang/publishing";
import { searchFindings, settleWords, type DocumentSearch } from "@madang/publishing/server";
import type { NewsItem } from "../../contract/public.ts";
import { articleSearch } from "./article-search.ts";
import type { ArticleFilter, NewsDatabase } from "./published-articles.ts";

/** The filter in the terms of the search table, which answers lists without words too. */
export function searchOf(filter: ArticleFilter): DocumentSearch {
  const { language, now, category, department, since, before, words = [] } = filter;
  const categories = category === undefined ? undefined : [category];
  return { table: articleSearch.search, language, now, words, categories, department, since, before };
}

/** The filter with the words that find something, where those that were typed find nothing. */
export async function settled(db: NewsDatabase, filter: ArticleFilter): Promise<ArticleFilter> {
  if ((filter.words ?? []).length === 0) return filter;
  return { ...filter, words: await settleWords(db, searchOf(filter)) };
}

/** What was found in the articles of a page; undefined where no words were asked for. */
export async function findingsIn(
  db: NewsDatabase,
  { asked, used, items }: { asked: ArticleFilter; used: ArticleFilter; items: readonly NewsItem[] },
): Promise<SearchFindings | undefined> {
  const search = searchOf(used);
  if (search.words.length === 0) return undefined;
  return searchFindings(db, articleSearch, { search, typed: asked.words ?? [], items });
}

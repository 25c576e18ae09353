import { documentPage } from "@madang/publishing";
import type { NewsItem, NewsItems } from "../../contract/public.ts";
import {
  itemColumns,
  itemOf,
  publishedArticles,
  type ArticleFilter,
  type NewsDatabase,
} from "./published-articles.ts";

/** One page of the list, newest first. */
export async function listArticles(
  db: NewsDatabase,
  filter: ArticleFilter,
  page: number,
): Promise<NewsItems> {
  return documentPage(page, {
    count: () => countArticles(db, filter),
    read: (part) => newestArticles(db, filter, part),
  });
}

export async function newestArticles(
  db: NewsDatabase,
  filter: ArticleFilter,
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number },
): Promise<NewsItem[]> {
  const rows = await publishedArticles(db, filter)
    .select(itemColumns)
    .orderBy("articles.published_at", "desc")
    .orderBy("articles.id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(itemOf);
}

export async function countArticles(db: NewsDatabase, filter: ArticleFilter): Promise<number> {
  const { total } = await publishedArticles(db, filter)
    .select((select) => select.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}

import { documentPage } from "@madang/publishing";
import { countRows, neighboursIn, newestFirst, type ListPart } from "@madang/publishing/server";
import type { NewsItem, NewsItems } from "../../contract/public.ts";
import { articleColumns } from "./article-places.ts";
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
  part: ListPart,
): Promise<NewsItem[]> {
  const list = publishedArticles(db, filter).select(itemColumns);
  return (await newestFirst(list, articleColumns, part)).map(itemOf);
}

export function countArticles(db: NewsDatabase, filter: ArticleFilter): Promise<number> {
  return countRows(publishedArticles(db, filter));
}

/** The articles before and after this one in the whole list. */
export async function articlesBeside(
  db: NewsDatabase,
  { id, published }: Pick<NewsItem, "id" | "published">,
  filter: ArticleFilter,
): Promise<{ older: NewsItem | undefined; newer: NewsItem | undefined }> {
  const list = publishedArticles(db, filter).select(itemColumns);
  const place = { id, time: new Date(published) };
  const { older, newer } = await neighboursIn(list, articleColumns, place);
  return { older: older && itemOf(older), newer: newer && itemOf(newer) };
}

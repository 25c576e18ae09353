import { documentPage } from "@madang/publishing";
import {
  countFound,
  findDocuments,
  inOrder,
  neighboursIn,
  newestFirst,
  type ListPart,
} from "@madang/publishing/server";
import type { NewsItem, NewsItems } from "../../contract/public.ts";
import { articleColumns } from "./article-places.ts";
import { searchOf } from "./searched-articles.ts";
import {
  itemColumns,
  itemOf,
  publishedArticles,
  type ArticleFilter,
  type NewsDatabase,
} from "./published-articles.ts";

/** One page of the list, newest first; of a search, first where the title has the words. */
export async function listArticles(
  db: NewsDatabase,
  filter: ArticleFilter,
  page: number,
): Promise<NewsItems> {
  const search = searchOf(filter);
  const { language, now } = filter;
  return documentPage(page, {
    count: () => countFound(db, search),
    async read(part) {
      const ids = await findDocuments(db, search, part);
      if (ids.length === 0) return [];
      const rows = await publishedArticles(db, { language, now })
        .where("articles.id", "in", ids)
        .select(itemColumns)
        .execute();
      return inOrder(ids, rows.map(itemOf));
    },
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

export async function countArticles(db: NewsDatabase, filter: ArticleFilter): Promise<number> {
  return (await countFound(db, searchOf(filter))).total;
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

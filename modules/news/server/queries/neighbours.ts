import type { Language } from "@madang/manifest";
import { sql } from "kysely";
import type { NewsItem } from "../../contract/public.ts";
import { itemColumns, itemOf, publishedArticles, type NewsDatabase } from "./published-articles.ts";

export interface ArticlePlace {
  readonly item: Pick<NewsItem, "id" | "published">;
  readonly language: Language;
  readonly now: Date;
}

export interface Neighbours {
  readonly older: NewsItem | undefined;
  readonly newer: NewsItem | undefined;
}

/** The articles before and after this one in the whole list. */
export async function neighbours(
  db: NewsDatabase,
  { item, language, now }: ArticlePlace,
): Promise<Neighbours> {
  const place = sql`(${new Date(item.published)}::timestamptz, ${item.id}::integer)`;
  const position = sql`(articles.published_at, articles.id)`;
  const list = publishedArticles(db, { language, now }).select(itemColumns).limit(1);
  const older = await list
    .where(sql<boolean>`${position} < ${place}`)
    .orderBy("articles.published_at", "desc")
    .orderBy("articles.id", "desc")
    .executeTakeFirst();
  const newer = await list
    .where(sql<boolean>`${position} > ${place}`)
    .orderBy("articles.published_at", "asc")
    .orderBy("articles.id", "asc")
    .executeTakeFirst();
  return { older: older && itemOf(older), newer: newer && itemOf(newer) };
}

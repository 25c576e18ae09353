import { inOrder, statedRelations } from "@madang/publishing/server";
import { sql } from "kysely";
import type { NewsArticle, NewsItem } from "../../contract/public.ts";
import { articleTables } from "./article-places.ts";
import { itemColumns, itemOf, publishedArticles, type NewsDatabase } from "./published-articles.ts";

/** As many as there are stated, and others up to so many. */
const most = 3;

interface Wanted {
  readonly article: NewsArticle;
  readonly now: Date;
}

/** What the publisher named, in its order; then what else is on the same topics, or by the same department, the newest first. */
export async function relatedArticles(db: NewsDatabase, wanted: Wanted): Promise<NewsItem[]> {
  const stated = await statedArticles(db, wanted);
  return stated.length >= most ? stated : [...stated, ...(await similarArticles(db, wanted, stated))];
}

async function statedArticles(db: NewsDatabase, { article, now }: Wanted): Promise<NewsItem[]> {
  const ids = await statedRelations(db, articleTables, article.id);
  if (ids.length === 0) return [];
  const rows = await publishedArticles(db, { language: article.language, now })
    .where("articles.id", "in", ids)
    .select(itemColumns)
    .execute();
  return inOrder(ids, rows.map(itemOf));
}

async function similarArticles(
  db: NewsDatabase,
  { article, now }: Wanted,
  stated: readonly NewsItem[],
): Promise<NewsItem[]> {
  const sameTopic = sql<boolean>`article_texts.topics ?| ${[...article.topics]}::text[]`;
  const rows = await publishedArticles(db, { language: article.language, now })
    .where("articles.id", "not in", [article.id, ...stated.map(({ id }) => id)])
    .where((where) => where.or([sameTopic, where("article_texts.department", "=", article.department)]))
    .select(itemColumns)
    .orderBy("articles.published_at", "desc")
    .orderBy("articles.id", "desc")
    .limit(most - stated.length)
    .execute();
  return rows.map(itemOf);
}

import { sql } from "kysely";
import type { NewsArticle, NewsItem } from "../../contract/public.ts";
import { itemColumns, itemOf, publishedArticles, type NewsDatabase } from "./published-articles.ts";

const most = 3;

/** What else was published on the same topics, or by the same department; the newest first. */
export async function relatedArticles(
  db: NewsDatabase,
  { article, now }: { readonly article: NewsArticle; readonly now: Date },
): Promise<NewsItem[]> {
  const sameTopic = sql<boolean>`article_texts.topics ?| ${[...article.topics]}::text[]`;
  const rows = await publishedArticles(db, { language: article.language, now })
    .where("articles.id", "!=", article.id)
    .where((where) => where.or([sameTopic, where("article_texts.department", "=", article.department)]))
    .select(itemColumns)
    .orderBy("articles.published_at", "desc")
    .orderBy("articles.id", "desc")
    .limit(most)
    .execute();
  return rows.map(itemOf);
}

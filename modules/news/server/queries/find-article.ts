import type { Language } from "@madang/manifest";
import { fileAddresses, textInLanguage } from "@madang/publishing";
import { attachmentsOf } from "@madang/publishing/server";
import type { NewsArticle } from "../../contract/public.ts";
import { news } from "../news-module.ts";
import { itemColumns, itemOf, type NewsDatabase } from "./published-articles.ts";

const addresses = fileAddresses(news);

export interface WantedArticle {
  readonly id: number;
  /** Preferred; another one where the article does not exist in it. */
  readonly language: Language;
  readonly now: Date;
}

/** The article, or undefined when there is none or it is not published yet. */
export async function findArticle(
  db: NewsDatabase,
  { id, language, now }: WantedArticle,
): Promise<NewsArticle | undefined> {
  const rows = await db
    .selectFrom("articles")
    .innerJoin("article_texts", "article_texts.article_id", "articles.id")
    .where("articles.id", "=", id)
    .where("articles.published_at", "<=", now)
    .select(itemColumns)
    .select(["articles.updated_at", "article_texts.topics", "article_texts.content", "article_texts.licence"])
    .execute();
  const found = textInLanguage(rows, language);
  if (found === undefined) return undefined;
  const { updated_at, topics, content, licence, ...item } = found.text;
  return {
    ...itemOf(item),
    updated: updated_at?.toISOString() ?? null,
    topics,
    content,
    licence,
    attachments: await attachmentsOf(db, { document: id, language: item.language, addresses }),
    languages: found.available,
  };
}

import type { Language } from "@madang/manifest";
import type { DocumentFilter } from "@madang/publishing";
import { isFound } from "@madang/publishing/server";
import type { Kysely } from "kysely";
import type { NewsCategory, NewsItem } from "../../contract/public.ts";
import { articleSearch } from "./article-search.ts";
import type { NewsTables } from "./tables.ts";

export type NewsDatabase = Kysely<NewsTables>;

export interface ArticleFilter extends DocumentFilter {
  readonly category?: NewsCategory | undefined;
}

/** Texts in one language of what is published, narrowed by the filter: where every list and count begins. */
export function publishedArticles(db: NewsDatabase, filter: ArticleFilter) {
  const { language, now, category, department, since, before, words = [] } = filter;
  let articles = db
    .selectFrom("articles")
    .innerJoin("article_texts", "article_texts.article_id", "articles.id")
    .where("article_texts.language", "=", language)
    .where("articles.published_at", "<=", now);
  if (category !== undefined) articles = articles.where("articles.category", "=", category);
  if (department !== undefined) articles = articles.where("article_texts.department", "=", department);
  if (since !== undefined) articles = articles.where("articles.published_at", ">=", since);
  if (before !== undefined) articles = articles.where("articles.published_at", "<", before);
  if (words.length > 0)
    articles = articles.where(isFound("articles.id", { table: articleSearch.search, language, now, words }));
  return articles;
}

export const itemColumns = [
  "articles.id",
  "articles.category",
  "articles.published_at",
  "article_texts.language",
  "article_texts.title",
  "article_texts.department",
  "article_texts.summary",
] as const;

interface ItemRow {
  readonly id: number;
  readonly category: NewsCategory;
  readonly published_at: Date;
  readonly language: Language;
  readonly title: string;
  readonly department: string;
  readonly summary: string;
}

export function itemOf({ published_at, ...row }: ItemRow): NewsItem {
  return { ...row, published: published_at.toISOString() };
}

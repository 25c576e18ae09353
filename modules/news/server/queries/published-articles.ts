import type { Language } from "@madang/manifest";
import type { DocumentFilter } from "@madang/publishing";
import { isFound } from "@madang/publishing/server";
import { sql, type Kysely } from "kysely";
import type { NewsCategory, NewsItem, Picture } from "../../contract/public.ts";
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
  sql<Picture | null>`jsonb_path_query_first(article_texts.content, '$[*] ? (@.kind == "image")')`.as(
    "picture",
  ),
] as const;

interface ItemRow {
  readonly id: number;
  readonly category: NewsCategory;
  readonly published_at: Date;
  readonly language: Language;
  readonly title: string;
  readonly department: string;
  readonly summary: string;
  readonly picture: Picture | null;
}

export function itemOf({ published_at, picture, ...row }: ItemRow): NewsItem {
  return { ...row, published: published_at.toISOString(), picture: ownPicture(picture) };
}

/** One of another site would not be shown: the portal's policy loads pictures from itself alone. */
function ownPicture(picture: Picture | null): Picture | null {
  if (picture === null || !picture.src.startsWith("/")) return null;
  const { src, alt, width, height } = picture;
  return { src, alt, width, height };
}

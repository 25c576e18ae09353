import type { Language } from "@madang/manifest";
import { documentFilter } from "@madang/publishing";
import type { ListQuery } from "./list-query.ts";
import type { ArticleFilter } from "./queries/published-articles.ts";

/** What the address asks for, in the terms of the database. */
export function articleFilter(query: ListQuery, language: Language, now: Date): ArticleFilter {
  return {
    ...documentFilter(query, language, now),
    category: query.category === "" ? undefined : query.category,
  };
}

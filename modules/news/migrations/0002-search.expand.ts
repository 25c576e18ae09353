import { defineMigration } from "@madang/module-kit/server";
import { createSearchTable, fillSearch } from "@madang/publishing/server";

const tables = {
  search: "article_search",
  documents: "articles",
  time: "published_at",
  texts: "article_texts",
  key: "article_id",
};

/** What a search reads, filled with the articles that are there (docs/decisions/0007-korean-search.md). */
export const searchMigration = defineMigration("0002-search.expand", async (db) => {
  await createSearchTable(db, tables);
  await fillSearch(db, tables);
});

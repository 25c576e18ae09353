import { defineMigration } from "@madang/module-kit/server";
import { createSearchTable, fillSearch } from "@madang/publishing/server";

const tables = {
  search: "notice_search",
  documents: "notices",
  time: "posted_at",
  texts: "notice_texts",
  key: "notice_id",
};

/** What a search reads, filled with the notices that are there (docs/decisions/0007-korean-search.md). */
export const searchMigration = defineMigration("0002-search.expand", async (db) => {
  await createSearchTable(db, tables);
  await fillSearch(db, tables);
});

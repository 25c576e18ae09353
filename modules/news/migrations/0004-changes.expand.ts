import { defineMigration } from "@madang/module-kit/server";
import { rememberChanges } from "@madang/publishing/server";
import { sql } from "kysely";

/** When each text was last written: what a feed says of itself. */
export const changesMigration = defineMigration("0004-changes.expand", async (db) => {
  for (const statement of rememberChanges("article_texts")) await sql.raw(statement).execute(db);
});

import { defineMigration } from "@madang/module-kit/server";
import { filesTables } from "@madang/publishing/server";
import { sql } from "kysely";

const statements = [
  ...filesTables({ documents: "articles" }),
  `alter table article_texts add column licence jsonb not null default '{"type":"1","ai":false}'`,
  // Guids of related items, in this module or another.
  `alter table article_texts add column related jsonb not null default '[]'`,
];

/** Attachments and pictures with their bytes, and what else a feed says of an article: licence, related items. */
export const filesMigration = defineMigration("0003-files.expand", async (db) => {
  for (const statement of statements) await sql.raw(statement).execute(db);
});

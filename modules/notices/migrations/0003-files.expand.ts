import { defineMigration } from "@madang/module-kit/server";
import { filesTables } from "@madang/publishing/server";
import { sql } from "kysely";

const statements = [
  ...filesTables({ documents: "notices" }),
  `alter table notice_texts add column licence jsonb not null default '{"type":"1","ai":false}'`,
  // Guids of related items, in this module or another.
  `alter table notice_texts add column related jsonb not null default '[]'`,
  // Answers to the opinions on an advance notice, as they were published.
  `alter table notice_texts add column answers jsonb not null default '[]'`,
];

/** Attachments and pictures with their bytes, and what else a feed says of a notice: licence, related items, answers to opinions. */
export const filesMigration = defineMigration("0003-files.expand", async (db) => {
  for (const statement of statements) await sql.raw(statement).execute(db);
});

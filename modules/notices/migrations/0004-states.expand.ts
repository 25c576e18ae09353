import { defineMigration } from "@madang/module-kit/server";
import { rememberChanges } from "@madang/publishing/server";
import { sql } from "kysely";

/** The five days of the law, as this release counts them; `server/queries/notice-state.ts` says the same. */
const lawfulEffect = `((date_trunc('day', posted_at at time zone 'Asia/Seoul') + interval '6 days') at time zone 'Asia/Seoul')`;

const statements = [
  ...rememberChanges("notice_texts"),
  // What opens, takes effect or closes next: until then no page changes by itself.
  `create index notices_opens on notices (opens_at) where opens_at is not null`,
  `create index notices_effective on notices (effective_at) where effective_at is not null`,
  `create index notices_closes on notices (closes_at) where closes_at is not null`,
  `create index notices_lawful_effect on notices (${lawfulEffect})`,
];

/** When each text was last written, and indexes for the next moment at which a notice changes its state. */
export const statesMigration = defineMigration("0004-states.expand", async (db) => {
  for (const statement of statements) await sql.raw(statement).execute(db);
});

import { sql } from "kysely";
import type { Migration } from "../migrations/define-migration.ts";

/** Of `LISTEN`: this and the name of the module's schema. */
export const purgeChannel = "madang_purges_";

const statements = [
  // A row is written with what it tells of. Its number comes later, when it is visible: numbers given out before the commit would
  // become visible in another order than their own.
  `create table if not exists madang_purges (
    id bigint primary key generated always as identity,
    seq bigint unique,
    mode text not null check (mode in ('soft', 'hard')),
    tags text[] not null,
    made_at timestamptz not null default now()
  )`,
  `create index if not exists madang_purges_unnumbered on madang_purges (id) where seq is null`,
  // One row: the last number, and which history it counts.
  `create table if not exists madang_purge_feed (
    single boolean primary key default true check (single),
    epoch uuid not null default gen_random_uuid(),
    seq bigint not null default 0
  )`,
  `insert into madang_purge_feed default values on conflict do nothing`,
];

/** The kit's own tables, in the schema of every module that has a database. No module can name a migration like it. */
export const kitMigrations: readonly Migration[] = [
  {
    name: "madang-0001-purges.expand",
    kind: "expand",
    up: async (db) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  },
];

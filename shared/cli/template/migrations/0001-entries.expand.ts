import { defineMigration } from "@madang/module-kit/server";
import { sql } from "kysely";

const statements = [
  `create table entries (
    id integer primary key generated always as identity,
    key uuid not null unique,
    visitor text not null,
    language text not null check (language in ('ko', 'en')),
    title text not null,
    body text not null,
    place text not null,
    day date not null,
    received_at timestamptz not null default now(),
    published_at timestamptz
  )`,
  // The list, newest day first; the id parts entries of one day. What is not published is in no list.
  `create index entries_published on entries (day desc, id desc) where published_at is not null`,
];

/** What visitors sent. `key` makes a form that is sent twice one entry; nobody sees an entry before it is published. */
export const entriesMigration = defineMigration("0001-entries.expand", async (db) => {
  for (const statement of statements) await sql.raw(statement).execute(db);
});

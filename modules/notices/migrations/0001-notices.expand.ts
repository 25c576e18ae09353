import { sql } from "kysely";
import { defineMigration } from "@madang/module-kit/server";

const statements = [
  `create table notices (
    id integer primary key generated always as identity,
    category text not null,
    posted_at timestamptz not null,
    opens_at timestamptz,
    effective_at timestamptz,
    closes_at timestamptz,
    corrected_at timestamptz,
    telephone text,
    imported_at timestamptz not null default now()
  )`,
  // Lists are read newest first, all or by category; the id parts notices of the same moment.
  `create index notices_posted on notices (posted_at desc, id desc)`,
  `create index notices_category_posted on notices (category, posted_at desc, id desc)`,
  // What closes next, for the home page.
  `create index notices_category_closes on notices (category, closes_at)`,
  `create table notice_texts (
    notice_id integer not null references notices (id) on delete cascade,
    language text not null check (language in ('ko', 'en')),
    guid text not null unique,
    number text,
    title text not null,
    department text not null,
    team text,
    officer text,
    corrections jsonb not null,
    content jsonb not null,
    words text not null,
    hash text not null,
    primary key (notice_id, language)
  )`,
  `create index notice_texts_department on notice_texts (language, department)`,
];

/** A notice with its times, and its texts in one or more languages. `words` is what a search looks through. */
export const noticesMigration = defineMigration("0001-notices.expand", async (db) => {
  for (const statement of statements) await sql.raw(statement).execute(db);
});

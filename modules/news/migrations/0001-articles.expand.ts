import { sql } from "kysely";
import { defineMigration } from "@madang/module-kit/server";

const statements = [
  `create table articles (
    id integer primary key generated always as identity,
    category text not null,
    published_at timestamptz not null,
    updated_at timestamptz,
    imported_at timestamptz not null default now()
  )`,
  // Lists are read newest first, all or by category; the id parts articles of the same moment.
  `create index articles_published on articles (published_at desc, id desc)`,
  `create index articles_category_published on articles (category, published_at desc, id desc)`,
  `create table article_texts (
    article_id integer not null references articles (id) on delete cascade,
    language text not null check (language in ('ko', 'en')),
    guid text not null unique,
    title text not null,
    department text not null,
    topics jsonb not null,
    summary text not null,
    content jsonb not null,
    words text not null,
    hash text not null,
    primary key (article_id, language)
  )`,
  `create index article_texts_department on article_texts (language, department)`,
];

/** An article, and its texts in one or more languages. `words` is what a search looks through. */
export const articlesMigration = defineMigration("0001-articles.expand", async (db) => {
  for (const statement of statements) await sql.raw(statement).execute(db);
});

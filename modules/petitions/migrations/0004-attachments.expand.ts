import { sql } from "kysely";
import { defineMigration } from "@madang/module-kit/server";

const statements = [
  // A file belongs to a draft or to the answer to a request, and once that is sent to the petition. The reference to the
  // petition is looked at when the transaction ends: files move and the petition is written in one.
  `create table attachments (
    id uuid primary key,
    draft_id uuid references drafts (id) on delete cascade,
    supplement_id uuid references supplements (id),
    petition_id uuid references petitions (id) deferrable initially deferred,
    key_id text not null,
    name bytea not null,
    expected integer not null check (expected > 0),
    received integer not null default 0 check (received between 0 and expected),
    type text,
    digest bytea,
    began_at timestamptz not null,
    completed_at timestamptz,
    check ((completed_at is null) = (type is null)),
    check ((completed_at is null) = (digest is null)),
    check ((draft_id is null) <> (supplement_id is null and petition_id is null)),
    check (petition_id is null or completed_at is not null)
  )`,
  `create index attachments_draft on attachments (draft_id, began_at)`,
  `create index attachments_supplement on attachments (supplement_id, began_at)`,
  `create index attachments_petition on attachments (petition_id, began_at)`,
  `create index attachments_key_id on attachments (key_id)`,
  `create table attachment_parts (
    attachment_id uuid not null references attachments (id) on delete cascade,
    start integer not null,
    key_id text not null,
    bytes bytea not null,
    primary key (attachment_id, start)
  )`,
  // Sealed bytes do not get smaller.
  `alter table attachment_parts alter column bytes set storage external`,
  `create index attachment_parts_key_id on attachment_parts (key_id)`,
];

/** Files of drafts and petitions, sealed part by part as they come in. */
export const attachmentsMigration = defineMigration("0004-attachments.expand", async (db) => {
  for (const statement of statements) await sql.raw(statement).execute(db);
});

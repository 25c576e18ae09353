import { sql } from "kysely";
import { defineMigration } from "@madang/module-kit/server";

const statements = [
  `create table drafts (
    id uuid primary key,
    language text not null,
    key_id text not null,
    type bytea not null,
    title bytea not null,
    body bytea not null,
    place bytea not null,
    applicant_name bytea not null,
    reply bytea not null,
    telephone bytea not null,
    email bytea not null,
    code_key_id text not null,
    code_digest bytea not null unique,
    earlier_code_digest bytea unique,
    revision integer not null,
    saved_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  // Housekeeping asks for what has expired, key rotation for the rows of old keys.
  `create index drafts_expires_at on drafts (expires_at)`,
  `create index drafts_key_id on drafts (key_id)`,
  // Without a reference to drafts: a visitor is told how a draft ended after it is gone.
  `create table draft_grants (
    draft_id uuid not null,
    visitor text not null,
    granted_at timestamptz not null,
    primary key (draft_id, visitor)
  )`,
  `create table ended_drafts (
    draft_id uuid primary key,
    code_digest bytea not null unique,
    how text not null,
    ended_at timestamptz not null
  )`,
  `create index ended_drafts_ended_at on ended_drafts (ended_at)`,
  `create table resume_attempts (
    subject bytea primary key,
    failures integer not null,
    first_at timestamptz not null
  )`,
  `create index resume_attempts_first_at on resume_attempts (first_at)`,
];

/** Drafts of visitors without an account, sealed column by column, who may open them, and how they ended. */
export const draftsMigration = defineMigration("0003-drafts.expand", async (db) => {
  for (const statement of statements) await sql.raw(statement).execute(db);
});

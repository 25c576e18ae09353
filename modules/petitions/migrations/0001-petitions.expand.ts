import { sql } from "kysely";
import { defineMigration } from "@madang/module-kit/server";

const statements = [
  `create table departments (
    id text primary key,
    name_ko text not null,
    name_en text not null,
    telephone text not null
  )`,
  `create table petitions (
    id uuid primary key,
    receipt_number text not null unique,
    submission_key uuid not null unique,
    type text not null,
    step text not null,
    language text not null,
    reply text not null,
    department_id text references departments (id),
    key_id text not null,
    title bytea not null,
    body bytea not null,
    place bytea not null,
    applicant_name bytea not null,
    telephone bytea not null,
    email bytea not null,
    password_hash bytea not null,
    consented_at timestamptz not null,
    arrived_at timestamptz not null
  )`,
  // Key rotation asks for the rows of old keys.
  `create index petitions_key_id on petitions (key_id)`,
  `create table petition_events (
    id uuid primary key,
    petition_id uuid not null references petitions (id),
    step text not null,
    at timestamptz not null,
    department_id text references departments (id),
    key_id text not null,
    note bytea not null
  )`,
  `create index petition_events_petition on petition_events (petition_id, at)`,
  `create index petition_events_key_id on petition_events (key_id)`,
  `create table receipt_counters (
    day date primary key,
    last integer not null check (last between 1 and 999999)
  )`,
  `create table grants (
    petition_id uuid not null references petitions (id),
    visitor text not null,
    expires_at timestamptz not null,
    primary key (petition_id, visitor)
  )`,
  `create index grants_expires_at on grants (expires_at)`,
  `create table lookup_attempts (
    subject text primary key,
    failures integer not null,
    last_at timestamptz not null,
    locked_until timestamptz
  )`,
  `create index lookup_attempts_last_at on lookup_attempts (last_at)`,
  `create table access_log (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    visitor text not null,
    receipt_number text not null,
    purpose text not null
  )`,
  `create index access_log_receipt on access_log (receipt_number, at)`,
];

/** Petitions with sealed columns, their history, receipt numbers, grants, limits of guessing, and the record of access. */
export const petitionsMigration = defineMigration("0001-petitions.expand", async (db) => {
  for (const statement of statements) await sql.raw(statement).execute(db);
});

import { sql } from "kysely";
import { defineMigration } from "@madang/module-kit/server";

const statements = [
  // Until when what was written is shown to this visitor in full.
  `alter table grants add column revealed_until timestamptz`,
  // Made with a form, so that the same form sent twice is one event.
  `alter table petition_events add column action_key uuid unique`,
  `create table petition_stops (
    id uuid primary key,
    petition_id uuid not null references petitions (id),
    reason text not null,
    from_at timestamptz not null,
    to_at timestamptz check (to_at >= from_at)
  )`,
  `create index petition_stops_petition on petition_stops (petition_id, from_at)`,
  `create unique index petition_stops_open on petition_stops (petition_id, reason) where to_at is null`,
  `create table petition_extensions (
    id uuid primary key,
    petition_id uuid not null references petitions (id),
    at timestamptz not null,
    days integer not null check (days between 1 and 365),
    consented boolean not null
  )`,
  `create index petition_extensions_petition on petition_extensions (petition_id, at)`,
  `create table supplements (
    id uuid primary key,
    petition_id uuid not null references petitions (id),
    asked_at timestamptz not null,
    due_on date not null,
    repeated boolean not null,
    more_time integer not null default 0 check (more_time >= 0),
    answered_at timestamptz,
    closed_at timestamptz check (answered_at is null or closed_at is not null),
    key_id text not null,
    request bytea not null,
    answer bytea not null
  )`,
  `create index supplements_petition on supplements (petition_id, asked_at)`,
  `create index supplements_key_id on supplements (key_id)`,
  `create unique index supplements_open on supplements (petition_id) where closed_at is null`,
  // Who looked: the citizen, the office by its department, or a program of ours.
  `alter table access_log add column actor text not null default 'citizen'`,
  `alter table access_log add column department_id text references departments (id)`,
  // Personal Information Protection Act, standards of safety measures art. 8: access records of this kind stay two years.
  `create function keep_access_log() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and old.at < now() - interval '2 years' then return old; end if;
      raise exception 'entries of the access log are not changed, and are kept for two years'
        using errcode = 'check_violation';
    end
  $$`,
  `create trigger keep_access_log before update or delete on access_log
    for each row execute function keep_access_log()`,
];

/** What the clock of a petition needs, supplements, the deliberate look at what was written, and an access log that stays. */
export const clockMigration = defineMigration("0002-clock.expand", async (db) => {
  for (const statement of statements) await sql.raw(statement).execute(db);
});

/** One step of the schema. A step that was ever released never changes; what comes after it is a step of its own. */
export interface RegistryMigration {
  readonly step: number;
  readonly sql: string;
}

/**
 * `json`, not `jsonb`: what came from outside may hold U+0000 in an escape, which jsonb refuses, and signed bytes stay as they came.
 * Rows of reports and outcomes belong to the role that wrote them.
 */
const tables = `
  create table changes (
    only_row boolean primary key default true check (only_row),
    revision bigint not null
  );
  insert into changes (revision) values (0);

  create table releases (
    digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
    module text not null,
    build text not null,
    version text not null,
    created_at timestamptz not null,
    released_by text not null,
    envelope json not null,
    stored_at timestamptz not null default now(),
    unique (module, build)
  );

  create table snapshots (
    sequence bigint primary key check (sequence > 0),
    envelope json not null,
    published_at timestamptz not null default now()
  );

  create table moves (
    id uuid primary key,
    module text not null,
    state text not null,
    move json not null,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
  );
  create unique index one_move_of_a_module on moves (module) where state in ('waiting', 'guarding');

  create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    made_by text not null,
    action text not null,
    module text,
    detail json not null,
    outcome text not null
  );
  create index audit_of_a_module on audit (module, id desc);

  create table replicas (
    runner text not null,
    module text not null,
    build text not null,
    origins text[] not null,
    failure text,
    seen_at timestamptz not null default now(),
    primary key (module, build, runner)
  );

  create table gateway_reports (
    writer text not null default session_user,
    id text not null,
    sequence bigint not null,
    refused json not null,
    seen_at timestamptz not null default now(),
    primary key (writer, id)
  );

  create table outcomes (
    writer text not null default session_user,
    gateway text not null,
    module text not null,
    build text not null,
    at bigint not null,
    began bigint not null,
    requests integer not null check (requests >= 0),
    failures integer not null check (failures >= 0),
    latency integer[] not null check (cardinality(latency) <= 80),
    stored_at timestamptz not null default now(),
    primary key (writer, gateway, module, build, at)
  );
  create index outcomes_of_a_module on outcomes (module, began);
  create index outcomes_by_age on outcomes (stored_at);

  create table channel_marks (
    module text not null,
    channel text not null,
    build text not null,
    since timestamptz not null default now(),
    made_by text not null,
    until timestamptz,
    primary key (module, channel, build)
  );

  create table retention (
    module text not null,
    build text not null,
    unnamed_since timestamptz not null default now(),
    removed_at timestamptz,
    primary key (module, build)
  );
`;

/** Also for whoever owns the table: what was done is never rewritten by a statement that should not have been. */
const appendOnly = `
  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'the audit is only ever added to' using errcode = '42501';
  end $$;
  create trigger audit_is_append_only before update or delete or truncate on audit
    for each statement execute function refuse_change();
`;

/** What a role has reported nobody but that role changes; everybody who may read reads all of it. */
const ownRows = ["gateway_reports", "outcomes"]
  .map(
    (table) => `
  alter table ${table} enable row level security;
  create policy read_all on ${table} for select using (true);
  create policy insert_own on ${table} for insert with check (writer = session_user);
  create policy update_own on ${table} for update using (writer = session_user) with check (writer = session_user);
  create policy delete_any on ${table} for delete using (true);
`,
  )
  .join("");

export const registryMigrations: readonly RegistryMigration[] = [
  { step: 1, sql: tables + appendOnly + ownRows },
  // Milliseconds by which PostgreSQL's clock is before the gateway's, in whole slices of outcomes.
  { step: 2, sql: "alter table gateway_reports add column clock_offset bigint not null default 0" },
];

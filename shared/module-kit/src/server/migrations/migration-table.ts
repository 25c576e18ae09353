import { sql, type Kysely } from "kysely";

export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
}

const table = sql.table("madang_migrations");

export async function createMigrationTable(db: Kysely<unknown>, schema: string): Promise<void> {
  await sql`create schema if not exists ${sql.id(schema)}`.execute(db);
  await sql`create table if not exists ${table} (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`.execute(db);
}

export async function appliedMigrations(db: Kysely<unknown>): Promise<AppliedMigration[]> {
  const { rows } = await sql<AppliedMigration>`select name, checksum from ${table} order by name`.execute(db);
  return rows;
}

export async function recordMigration(db: Kysely<unknown>, applied: AppliedMigration): Promise<void> {
  await sql`insert into ${table} (name, checksum) values (${applied.name}, ${applied.checksum})
    on conflict (name) do update set checksum = excluded.checksum`.execute(db);
}

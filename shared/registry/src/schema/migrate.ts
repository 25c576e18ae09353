import type { Logger } from "@madang/service";
import { inTransaction, type Database, type Query } from "../database/database.ts";
import { registryErrors } from "../errors.ts";
import { registryMigrations } from "./migrations.ts";

/** Milliseconds: another process may be at it. */
const patience = 30_000;
/** https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS */
const lock = "hashtext('madang_registry'), 1";

/**
 * Brings the schema `madang_registry` to what this release needs; several that start at once wait for one another. A role that may create
 * nothing passes where nothing is missing. Throws REGISTRY_AHEAD, REGISTRY_NOT_ALLOWED, REGISTRY_AWAY.
 */
export async function migrateRegistry(database: Database, log: Logger): Promise<void> {
  if ((await stepOf(database.query)) === newest()) return;
  await database.session(async (query) => {
    await query(`set statement_timeout = ${patience}`);
    // Held before the transaction begins: only what begins after it sees what another process has made meanwhile, in the catalogue too.
    await query(`select pg_advisory_lock(${lock})`, [], { timeout: patience });
    try {
      await inTransaction(query, () => bringForward(query, log));
    } finally {
      await query(`select pg_advisory_unlock(${lock})`);
      await query("reset statement_timeout");
    }
  });
}

async function bringForward(query: Query, log: Logger): Promise<void> {
  const from = await stepOf(query);
  await query("create schema if not exists madang_registry");
  await query(
    "create table if not exists steps (step integer primary key, done_at timestamptz not null default now())",
  );
  for (const { step, sql } of registryMigrations.filter(({ step }) => step > from)) {
    await query(sql);
    await query("insert into steps (step) values ($1)", [step]);
    log.info({ step }, "the registry's schema was brought forward");
  }
}

function newest(): number {
  return registryMigrations.at(-1)?.step ?? 0;
}

async function stepOf(query: Query): Promise<number> {
  const [table] = await query<{ there: boolean }>(
    "select to_regclass('madang_registry.steps') is not null as there",
  );
  if (table?.there !== true) return 0;
  const [row] = await query<{ step: number }>(
    "select coalesce(max(step), 0) as step from madang_registry.steps",
  );
  const found = row?.step ?? 0;
  if (found > newest()) throw registryErrors.create("AHEAD", { found, known: newest() });
  return found;
}

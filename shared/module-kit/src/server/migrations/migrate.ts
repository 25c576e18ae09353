import { sql, type Kysely } from "kysely";
import type { Logger } from "@madang/service";
import { kitErrors } from "../../errors.ts";
import { isDatabaseUnavailable } from "../database/database-unavailable.ts";
import { inOrder, type Migration } from "./define-migration.ts";
import { migrationChecksum } from "./migration-checksum.ts";
import {
  appliedMigrations,
  createMigrationTable,
  recordMigration,
  type AppliedMigration,
} from "./migration-table.ts";
import { withMigrationLock } from "./migration-lock.ts";
import { kitMigrations } from "../purges/purge-tables.ts";

export interface MigrateOptions {
  readonly db: Kysely<unknown>;
  readonly module: string;
  readonly migrations: readonly Migration[];
  /** Also the contract steps: only once the previous release can no longer come back. */
  readonly contract: boolean;
  /** Records the checksums of applied steps anew instead of refusing those that differ. */
  readonly acceptChanges?: boolean;
  readonly log: Logger;
}

/**
 * Brings the module's schema to what this release needs and returns the names of the module's steps that were applied. Processes that start together
 * wait for one another. Throws KIT_MIGRATION_FAILED, KIT_MIGRATION_CHANGED or KIT_MIGRATION_CONTRACTED.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const known = inOrder(options.migrations);
  return withMigrationLock(options.db, options.module, async (connection) => {
    await createMigrationTable(connection, options.module);
    const applied = await appliedMigrations(connection);
    refuseContracted(applied, known, options.module);
    await checkChecksums(connection, applied, [...kitMigrations, ...known], options);
    // First: a module's own step may purge.
    await applyAll(connection, pending(applied, kitMigrations, false), options);
    return applyAll(connection, pending(applied, known, options.contract), options);
  });
}

function pending(
  applied: readonly AppliedMigration[],
  known: readonly Migration[],
  contract: boolean,
): Migration[] {
  const done = new Set(applied.map(({ name }) => name));
  return known.filter(({ name, kind }) => !done.has(name) && (kind === "expand" || contract));
}

/** An older release may run on a schema that has been expanded further, never on one that has been contracted. */
function refuseContracted(
  applied: readonly AppliedMigration[],
  known: readonly Migration[],
  module: string,
): void {
  const names = new Set(known.map(({ name }) => name));
  const ahead = applied.find(({ name }) => name.endsWith(".contract") && !names.has(name));
  if (ahead !== undefined) throw kitErrors.create("MIGRATION_CONTRACTED", { module, name: ahead.name });
}

async function checkChecksums(
  db: Kysely<unknown>,
  applied: readonly AppliedMigration[],
  known: readonly Migration[],
  { module, acceptChanges = false }: MigrateOptions,
): Promise<void> {
  const recorded = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  for (const migration of known) {
    const before = recorded.get(migration.name);
    const now = before === undefined ? undefined : await migrationChecksum(migration);
    if (now === undefined || now === before) continue;
    if (!acceptChanges) throw kitErrors.create("MIGRATION_CHANGED", { name: migration.name, module });
    await recordMigration(db, { name: migration.name, checksum: now });
  }
}

async function applyAll(
  db: Kysely<unknown>,
  migrations: readonly Migration[],
  { module, log }: MigrateOptions,
): Promise<string[]> {
  for (const migration of migrations) {
    const started = performance.now();
    await applyOne(db, migration, module);
    log.info({ migration: migration.name, ms: Math.round(performance.now() - started) }, "migrated");
  }
  return migrations.map(({ name }) => name);
}

async function applyOne(db: Kysely<unknown>, migration: Migration, module: string): Promise<void> {
  const checksum = await migrationChecksum(migration);
  try {
    await db.transaction().execute(async (transaction) => {
      // A step that waits long for a table makes every later query wait behind it.
      await sql`set local lock_timeout = '3s'`.execute(transaction);
      await migration.up(transaction);
      await recordMigration(transaction, { name: migration.name, checksum });
    });
  } catch (cause) {
    if (isDatabaseUnavailable(cause)) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw kitErrors.create("MIGRATION_FAILED", { name: migration.name, module, reason }, cause);
  }
}

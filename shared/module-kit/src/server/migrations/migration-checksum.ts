import { createHash } from "node:crypto";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import type { Migration } from "./define-migration.ts";

/**
 * Digest of the statements that a migration sends to an empty database. Its source text would not do: it changes with every
 * bundler, while the statements are what happened to the rows.
 */
export async function migrationChecksum(migration: Migration): Promise<string> {
  const hash = createHash("sha256");
  const recorder = recordingDatabase((statement) => hash.update(`${statement}\n`));
  try {
    await migration.up(recorder);
  } catch {
    // A step that needs a row stops here, at the same place each time.
  }
  return hash.digest("hex");
}

function recordingDatabase(record: (statement: string) => void): Kysely<unknown> {
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: (event) => record(event.query.sql),
  });
}

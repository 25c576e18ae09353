import type { Logger } from "@madang/service";
import type { Database } from "../database/database.ts";
import { migrateRegistry } from "./migrate.ts";

/** Resolves when the schema is as this release needs it; tried anew by the next caller where it failed. */
export function onceSetUp(database: Database, log: Logger): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= migrateRegistry(database, log).catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startPostgres, type Postgres } from "./postgres.ts";

export interface TemporaryPostgres extends Postgres {
  /** Makes a database of a name of its own and gives its address. */
  freshDatabase(): Promise<string>;
  /** Ends PostgreSQL and removes its data. */
  close(): Promise<void>;
}

/** A PostgreSQL for tests: empty, fast, on a free port, gone when closed. */
export async function startTemporaryPostgres(): Promise<TemporaryPostgres> {
  const parent = mkdtempSync(path.join(tmpdir(), "madang-postgres-"));
  chmodSync(parent, 0o711);
  const remove = () => rmSync(parent, { recursive: true, force: true });
  try {
    const postgres = await startPostgres({
      folder: path.join(parent, "data"),
      password: randomBytes(16).toString("hex"),
      durable: false,
    });
    return withTestHelp(postgres, remove);
  } catch (error) {
    remove();
    throw error;
  }
}

function withTestHelp(postgres: Postgres, remove: () => void): TemporaryPostgres {
  return {
    ...postgres,
    freshDatabase: () => postgres.createDatabase(`test_${randomBytes(6).toString("hex")}`),
    close: async () => {
      await postgres.stop({ withinMs: 3000 });
      remove();
    },
  };
}

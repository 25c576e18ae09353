import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { copyCluster } from "./cluster-template.ts";
import { startPostgres, type Postgres } from "./postgres.ts";

export interface TemporaryPostgres extends Postgres {
  /** Makes a database of a name of its own and gives its address. */
  freshDatabase(): Promise<string>;
  /** Ends PostgreSQL and removes its data. */
  close(): Promise<void>;
}

/**
 * A PostgreSQL for tests: empty, fast, on a free port, gone when closed. Where `TEST_POSTGRES_MIGRATE` names a module's server, every fresh
 * database has that server's tables from the beginning: so a release's tests run on the schema of the next one. Where
 * `TEST_POSTGRES_TEMPLATE` names a template (`makeClusterTemplate`), the data begin as its copy.
 */
export async function startTemporaryPostgres(): Promise<TemporaryPostgres> {
  const parent = mkdtempSync(path.join(tmpdir(), "madang-postgres-"));
  chmodSync(parent, 0o711);
  const remove = () => rmSync(parent, { recursive: true, force: true });
  try {
    const folder = path.join(parent, "data");
    const template = process.env["TEST_POSTGRES_TEMPLATE"];
    const password =
      template === undefined ? randomBytes(16).toString("hex") : await copyCluster(template, folder);
    const postgres = await startPostgres({ folder, password, durable: false });
    const server = process.env["TEST_POSTGRES_MIGRATE"];
    if (server !== undefined) await migrateTemplate(server, postgres);
    return withTestHelp(postgres, remove);
  } catch (error) {
    remove();
    throw error;
  }
}

/** CREATE DATABASE copies template1. https://www.postgresql.org/docs/current/manage-ag-templatedbs.html */
async function migrateTemplate(server: string, postgres: Postgres): Promise<void> {
  const { PATH, MADANG_DATA_KEYS, MADANG_SITE_FILE } = process.env;
  const env = { PATH, MADANG_DATA_KEYS, MADANG_SITE_FILE, DATABASE_URL: postgres.url("template1") };
  try {
    await promisify(execFile)(process.execPath, [server, "migrate"], { cwd: path.dirname(server), env });
  } catch (error) {
    await postgres.stop({ withinMs: 3000 });
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${server} migrate does not run on an empty database: ${stdout}${stderr}`, {
      cause: error,
    });
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

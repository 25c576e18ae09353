import { setTimeout as sleep } from "node:timers/promises";
import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { MadangError } from "@madang/errors";
import { postgresAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { ensureCluster, superuser } from "./cluster.ts";
import { freePort } from "./free-port.ts";
import { clearLeftover } from "./leftover.ts";
import { startServerProcess, type ServerOptions, type ServerProcess } from "./server-process.ts";

export interface PostgresOptions {
  /** Data folder; created when it does not exist. Its parent must exist. */
  readonly folder: string;
  readonly password: string;
  /** A free one when absent. */
  readonly port?: number;
  /** False for tests: data need not survive a crash. */
  readonly durable?: boolean;
  readonly startTimeoutMs?: number;
  /** Ends a start that is under way. */
  readonly signal?: AbortSignal;
  readonly onLogLine?: (line: string) => void;
}

export interface Postgres {
  readonly port: number;
  readonly pid: number;
  readonly exited: ServerProcess["exited"];
  /** Address of a database, with the superuser's name and password. */
  url(database: string): string;
  createDatabase(name: string): Promise<string>;
  /** Makes a role and a database of that name, unless they exist; gives the address for that role. */
  ensureOwnedDatabase(name: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  stop(options?: { withinMs?: number }): Promise<void>;
}

/** Starts a real PostgreSQL on 127.0.0.1. It ends when this process does. Throws the POSTGRES_* errors. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const account = postgresAccount();
  const binaries = findBinaries(account);
  const durable = options.durable ?? true;
  await ensureCluster({ folder: options.folder, password: options.password, account, binaries, durable });
  await clearLeftover(options.folder);
  const { server, port } = await startPatiently(options.port, {
    folder: options.folder,
    account,
    binaries,
    durable,
    startTimeoutMs: options.startTimeoutMs ?? 60_000,
    signal: options.signal,
    ...(options.onLogLine ? { onLogLine: options.onLogLine } : {}),
  });
  return describe({ server, port, password: options.password });
}

/**
 * Two failures pass by themselves: the free port was taken meanwhile, and the processes of a PostgreSQL that
 * was killed still hold its shared memory for a moment.
 */
async function startPatiently(
  wanted: number | undefined,
  options: Omit<ServerOptions, "port">,
): Promise<{ server: ServerProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await freePort());
    try {
      return { server: await startServerProcess({ ...options, port }), port };
    } catch (error) {
      if (attempt === 20 || !isPassing(error) || options.signal?.aborted === true) throw error;
      await sleep(250);
    }
  }
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof MadangError &&
    /Address already in use|shared memory block .* still in use|could not create any TCP/.test(error.message)
  );
}

function describe(running: { server: ServerProcess; port: number; password: string }): Postgres {
  const { server, port, password } = running;
  const urlAs = (role: string, database: string) =>
    `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const url = (database: string) => urlAs(superuser, database);
  const run = (statement: string) => runOnce(url("postgres"), statement);
  return {
    port,
    pid: server.pid,
    exited: server.exited,
    url,
    createDatabase: async (name) => {
      await run(`CREATE DATABASE ${escapeIdentifier(name)}`);
      return url(name);
    },
    ensureOwnedDatabase: async (name) => {
      await ensureOwnedDatabase({ url: url("postgres"), name, password });
      return urlAs(name, name);
    },
    dropDatabase: (name) => run(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`),
    stop: (how) => server.stop(how),
  };
}

/** Services do not work as superuser: the role owns its database and nothing else. */
async function ensureOwnedDatabase(wanted: { url: string; name: string; password: string }): Promise<void> {
  const { url, name, password } = wanted;
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database`,
      [name],
    );
    if (rows[0]?.role !== true)
      await client.query(`CREATE ROLE ${escapeIdentifier(name)} LOGIN PASSWORD ${escapeLiteral(password)}`);
    if (rows[0]?.database !== true)
      await client.query(`CREATE DATABASE ${escapeIdentifier(name)} OWNER ${escapeIdentifier(name)}`);
  });
}

function runOnce(url: string, statement: string): Promise<void> {
  return withClient(url, async (client) => void (await client.query(statement)));
}

async function withClient(connectionString: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  clearLeftover,
  firstClosedFolder,
  postgresAccount,
  publicFolder,
  startPostgres,
  type Postgres,
} from "@madang/embedded-postgres";
import { backoffDelay, countFailure } from "./backoff.ts";
import type { LogFile } from "./log-file.ts";
import { writeWhole, type StateFolder } from "./state-folder.ts";
import { seconds, type Terminal } from "./terminal.ts";

export interface Database {
  readonly url: string;
  stop(withinMs: number): Promise<void>;
}

/**
 * Where the database lies: in the state folder, or, when root works in a folder that the system account cannot
 * enter, in a public place that the state folder remembers.
 */
export function databaseFolder(state: StateFolder): string {
  if (existsSync(state.postgresPlace)) {
    const { folder } = JSON.parse(readFileSync(state.postgresPlace, "utf8")) as { folder: string };
    return folder;
  }
  const account = postgresAccount();
  if (account === undefined || existsSync(state.postgres)) return state.postgres;
  if (firstClosedFolder(state.postgres, account) === undefined) return state.postgres;
  const folder = path.join(publicFolder({ purpose: "database", key: state.folder }), "postgres");
  writeWhole(state.postgresPlace, { folder });
  return folder;
}

/** Deletes the database wherever it lies. For --fresh. */
export async function removeDatabase(state: StateFolder): Promise<void> {
  const folder = databaseFolder(state);
  await clearLeftover(folder);
  rmSync(folder, { recursive: true, force: true });
}

/** Starts the embedded PostgreSQL and starts it again, on the same port, when it ends unasked. */
export async function startDatabase(options: {
  folder: string;
  password: string;
  log: LogFile;
  terminal: Terminal;
  /** Ends a start that is under way; a running database is ended by `stop`. */
  signal: AbortSignal;
}): Promise<Database> {
  const { folder, password, log, terminal, signal } = options;
  const start = (port?: number): Promise<Postgres> =>
    startPostgres({
      folder,
      password,
      signal,
      onLogLine: (line) => log.write(line),
      ...(port === undefined ? {} : { port }),
    });
  const stopping = new AbortController();
  let current = await start();
  const url = await current.ensureOwnedDatabase("madang");
  const watching = watch();

  async function watch(): Promise<void> {
    let failures = 0;
    for (let startedAt = Date.now(); ; startedAt = Date.now()) {
      const { code, signal } = await current.exited;
      if (stopping.signal.aborted) return;
      failures = countFailure(failures, Date.now() - startedAt);
      terminal.warn(
        `PostgreSQL ended unexpectedly (${signal ?? `exit code ${code}`}); next start in ${seconds(backoffDelay(failures))}. Log: ${log.path}`,
      );
      const next = await restart(failures);
      if (next === undefined) return;
      current = next;
      terminal.say("PostgreSQL runs again.");
    }
  }

  async function restart(failures: number): Promise<Postgres | undefined> {
    for (let attempt = failures; ; attempt++) {
      await sleep(backoffDelay(attempt), undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return undefined;
      try {
        return await start(current.port);
      } catch (error) {
        terminal.warn(`${(error as Error).message} Next try in ${seconds(backoffDelay(attempt + 1))}.`);
      }
    }
  }

  return {
    url,
    async stop(withinMs) {
      stopping.abort();
      await current.stop({ withinMs });
      await watching;
      await log.close();
    },
  };
}

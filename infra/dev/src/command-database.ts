import { setTimeout as sleep } from "node:timers/promises";
import { databaseFolder, startDatabase } from "./database.ts";
import { forgetDatabase, readDatabaseNote } from "./database-note.ts";
import { supervisorErrors } from "./errors.ts";
import { loadKeys } from "./keys.ts";
import { logFileOf } from "./service-environment.ts";
import { openLog } from "./open-log.ts";
import { prepareStateFolder, stateFolderOf, type StateFolder } from "./state-folder.ts";
import { acquireLock, type SupervisorLock } from "./supervisor-lock.ts";
import type { Terminal } from "./terminal.ts";

/** PostgreSQL for the time of one command. */
export interface CommandDatabase {
  readonly url: string;
  /** Stops what was started for the command, and nothing else. */
  close(): Promise<void>;
}

export interface CommandDatabaseOptions {
  /** The project's folder. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** Aborted when the command should end. */
  readonly signal: AbortSignal;
}

/**
 * The database of DATABASE_URL; else the one of the portal that runs on this folder; else the portal's data, started for
 * the command alone. Commands that start it wait for one another. Throws the SUPERVISOR_* and POSTGRES_* errors.
 */
export async function openCommandDatabase(options: CommandDatabaseOptions): Promise<CommandDatabase> {
  const { root, environment, terminal, signal } = options;
  const configured = environment["DATABASE_URL"];
  if (configured !== undefined) return { url: configured, close: async () => {} };
  const state = stateFolderOf(root, environment);
  prepareStateFolder(state);
  for (let waited = 0; ; waited += 1) {
    signal.throwIfAborted();
    const lock = await lockUnlessHeld(state);
    if (lock !== undefined) return startForCommand({ ...options, state, lock });
    const running = runningDatabase(state);
    if (running !== undefined) return running;
    if (waited === 8) terminal.say("Waiting until the portal is ready, or another command has ended …");
    await sleep(250, undefined, { signal });
  }
}

async function lockUnlessHeld(state: StateFolder): Promise<SupervisorLock | undefined> {
  try {
    return await acquireLock({ file: state.lock, folder: state.folder });
  } catch (error) {
    if (supervisorErrors.is(error, "ALREADY_RUNNING")) return undefined;
    throw error;
  }
}

function runningDatabase(state: StateFolder): CommandDatabase | undefined {
  const note = readDatabaseNote(state);
  if (note === undefined) return undefined;
  if (note.url === undefined) throw supervisorErrors.create("DATABASE_ELSEWHERE");
  return { url: note.url, close: async () => {} };
}

async function startForCommand(
  options: CommandDatabaseOptions & { state: StateFolder; lock: SupervisorLock },
): Promise<CommandDatabase> {
  const { state, lock, terminal, signal } = options;
  try {
    lock.announce("busy with a command that ends by itself");
    // A portal that was killed left it; its database is gone with it.
    forgetDatabase(state);
    const folder = databaseFolder(state);
    const { databasePassword: password } = loadKeys(state, folder);
    const log = openLog({ path: logFileOf(state, "postgres"), name: "PostgreSQL", terminal });
    const database = await startDatabase({ folder, password, log, terminal, signal });
    return {
      url: database.url,
      async close() {
        await database.stop(5000);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

import { databaseFolder, startDatabase, type Database } from "./database.ts";
import { forgetDatabase, noteDatabase } from "./database-note.ts";
import { openLog } from "./open-log.ts";
import type { PortalOptions } from "./portal.ts";
import { logFileOf } from "./service-environment.ts";
import { unlessStopped } from "./unless-stopped.ts";

/** The database of a portal: the embedded one, or the one that DATABASE_URL names. */
export class PortalDatabase {
  readonly #options: PortalOptions;
  #database: Promise<Database> | undefined;

  constructor(options: PortalOptions) {
    this.#options = options;
  }

  /** Gives its address, and notes it for commands beside the portal. */
  async start(password: string): Promise<string> {
    const { state, environment } = this.#options;
    const configured = environment["DATABASE_URL"];
    const url = configured ?? (await this.#startEmbedded(password));
    noteDatabase(state, configured === undefined ? url : undefined);
    return url;
  }

  async stop(withinMs: number): Promise<void> {
    const database = await this.#database?.catch(() => undefined);
    await database?.stop(withinMs);
    forgetDatabase(this.#options.state);
  }

  async #startEmbedded(password: string): Promise<string> {
    const { terminal, state, signal } = this.#options;
    const startedAt = Date.now();
    const folder = databaseFolder(state);
    const log = openLog({ path: logFileOf(state, "postgres"), name: "PostgreSQL", terminal });
    this.#database = startDatabase({ folder, password, log, terminal, signal });
    const { url } = await unlessStopped(signal, this.#database);
    terminal.done(`PostgreSQL, data in ${folder}`, startedAt);
    return url;
  }
}

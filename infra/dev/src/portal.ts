import type { Options } from "./options.ts";
import type { StateFolder } from "./state-folder.ts";
import type { Terminal } from "./terminal.ts";

export interface PortalOptions {
  readonly root: string;
  readonly state: StateFolder;
  readonly options: Options;
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** All processes of one portal, started in order and stopped in the opposite one. */
export interface Portal {
  /** Rejects when a part fails to start or the signal is aborted; `stop` ends what runs by then. */
  start(): Promise<void>;
  /** Citizens' requests end first, then the modules, then the database: at most 4.7 s in all. */
  stop(): Promise<void>;
}

/** Seconds within which a service must say that it is ready. */
export function startSecondsOf({ environment }: PortalOptions): number {
  return Number(environment["MADANG_START_SECONDS"] ?? 60);
}

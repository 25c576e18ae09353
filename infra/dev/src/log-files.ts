import path from "node:path";
import type { LogFile } from "./log-file.ts";
import { forTerminal } from "./log-line.ts";
import { openLog } from "./open-log.ts";
import type { Terminal } from "./terminal.ts";

/** One log for each service by name, whichever of its builds writes; opened when it is first needed. */
export class LogFiles {
  readonly #folder: string;
  readonly #terminal: Terminal;
  readonly #logs = new Map<string, LogFile>();

  constructor(options: { folder: string; terminal: Terminal }) {
    this.#folder = options.folder;
    this.#terminal = options.terminal;
  }

  pathOf(name: string): string {
    return path.join(this.#folder, `${name}.log`);
  }

  /** Takes a service's lines: all go to its log, what a person should see to the terminal too. */
  writer(name: string): (line: string) => void {
    const log = this.#log(name);
    return (line) => {
      log.write(line);
      const shown = forTerminal(line);
      if (shown !== undefined) this.#terminal.warn(`[${name}] ${shown}`);
    };
  }

  /** To the log alone. */
  quietWriter(name: string): (line: string) => void {
    const log = this.#log(name);
    return (line) => log.write(line);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#logs.values()].map((log) => log.close()));
  }

  #log(name: string): LogFile {
    const known = this.#logs.get(name);
    if (known !== undefined) return known;
    const log = openLog({ path: this.pathOf(name), name, terminal: this.#terminal });
    this.#logs.set(name, log);
    return log;
  }
}

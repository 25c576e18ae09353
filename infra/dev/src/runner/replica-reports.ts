import { setTimeout as sleep } from "node:timers/promises";
import type { ReplicaReport } from "@madang/releases";
import { MadangError } from "@madang/errors";
import { supervisorErrors } from "../errors.ts";
import type { Terminal } from "../terminal.ts";
import type { AdminClient } from "./admin-client.ts";
import { keyOf } from "./wanted-build.ts";

interface Told {
  readonly module: string;
  readonly build: string;
  readonly report: ReplicaReport;
  /** A build that runs no more is told of once. */
  readonly last: boolean;
}

/** A report that repeats the last one shows that the runner is there. */
const repeatMs = 10_000;
const againMs = 500;

/** Tells the admin where builds run: the newest report of each build, again until it has arrived. */
export class ReplicaReports {
  readonly #admin: AdminClient;
  readonly #runner: string;
  readonly #terminal: Terminal;
  readonly #known = new Map<string, Told>();
  readonly #untold = new Set<string>();
  readonly #closing = new AbortController();
  readonly #repeating: NodeJS.Timeout;
  #telling: Promise<void> = Promise.resolve();
  #busy = false;
  #onTheWay: string | undefined;

  constructor(options: { admin: AdminClient; runner: string; terminal: Terminal }) {
    this.#admin = options.admin;
    this.#runner = options.runner;
    this.#terminal = options.terminal;
    this.#repeating = setInterval(() => this.#tellAll(), repeatMs).unref();
  }

  set(of: { module: string; build: string }, origins: readonly string[], failure?: string): void {
    this.#put(of, { origins, failure, last: false });
  }

  /** It has no replica here any more. */
  forget(of: { module: string; build: string }): void {
    this.#put(of, { origins: [], failure: undefined, last: true });
  }

  /** Tells what is untold, once. False where the admin did not take it. */
  async flush(): Promise<boolean> {
    this.#closing.abort();
    await this.#telling;
    this.#kick();
    await this.#telling;
    return this.#untold.size === 0;
  }

  /** The newest report of this build has arrived. */
  isTold(of: { module: string; build: string }): boolean {
    return !this.#untold.has(keyOf(of)) && this.#onTheWay !== keyOf(of);
  }

  close(): void {
    this.#closing.abort();
    clearInterval(this.#repeating);
  }

  #put(
    of: { module: string; build: string },
    told: { origins: readonly string[]; failure: string | undefined; last: boolean },
  ): void {
    const failure = told.failure === undefined ? {} : { failure: told.failure.slice(0, 2000) };
    const report = { runner: this.#runner, origins: [...told.origins], ...failure };
    this.#known.set(keyOf(of), { module: of.module, build: of.build, report, last: told.last });
    this.#untold.add(keyOf(of));
    this.#kick();
  }

  #tellAll(): void {
    for (const key of this.#known.keys()) this.#untold.add(key);
    this.#kick();
  }

  #kick(): void {
    if (this.#busy) return;
    this.#busy = true;
    this.#telling = this.#tell().finally(() => (this.#busy = false));
  }

  async #tell(): Promise<void> {
    for (;;) {
      const [key] = this.#untold;
      if (key === undefined) return;
      this.#untold.delete(key);
      this.#onTheWay = key;
      const isDone = await this.#tellOne(key).finally(() => (this.#onTheWay = undefined));
      if (isDone) continue;
      if (!this.#untold.has(key)) this.#untold.add(key);
      await sleep(againMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      if (this.#closing.signal.aborted) return;
    }
  }

  /** False where it has to be told again. */
  async #tellOne(key: string): Promise<boolean> {
    const told = this.#known.get(key);
    if (told === undefined) return true;
    try {
      await this.#admin.report(told, told.report);
    } catch (error) {
      if (supervisorErrors.is(error, "ADMIN_AWAY")) return false;
      if (!(error instanceof MadangError)) throw error;
      this.#terminal.warn(error.message);
    }
    if (told.last && this.#known.get(key) === told) this.#known.delete(key);
    return true;
  }
}

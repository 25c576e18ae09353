import { setTimeout as sleep } from "node:timers/promises";
import { backoffDelay, countFailure } from "../backoff.ts";
import { supervisorErrors } from "../errors.ts";
import {
  howItEnded,
  startProcess,
  type ServiceProcess,
  type ServiceSpecification,
} from "../service-process.ts";
import { seconds, type Terminal } from "../terminal.ts";
import { nameOf, type WantedBuild } from "./wanted-build.ts";

export interface ReplicaOptions {
  readonly wanted: WantedBuild;
  /** Fetches what must be there before the process can start. */
  readonly prepare: (wanted: WantedBuild) => Promise<ServiceSpecification>;
  readonly terminal: Terminal;
  /** It has a process now, or none any more. */
  readonly onProcess: () => void;
  readonly onChange: (state: ReplicaState) => void;
}

/** It answers at `origin`; or nowhere, for the reason that `failure` tells, or not yet. */
export interface ReplicaState {
  readonly origin: string | undefined;
  readonly failure: string | undefined;
}

/** Keeps one process of one build running until `end`. */
export class Replica {
  readonly #options: ReplicaOptions;
  readonly #ending = new AbortController();
  #done: Promise<void> = Promise.resolve();
  #wanted: WantedBuild;
  #process: { run: ServiceProcess; file: string } | undefined;
  #state: ReplicaState = { origin: undefined, failure: undefined };

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.#wanted = options.wanted;
  }

  start(): void {
    this.#done = this.#keepRunning();
  }

  get wanted(): WantedBuild {
    return this.#wanted;
  }

  /** The same build in another state. */
  become(wanted: WantedBuild): void {
    this.#wanted = wanted;
  }

  get origin(): string | undefined {
    return this.#state.origin;
  }

  get failure(): string | undefined {
    return this.#state.failure;
  }

  get process(): { pid: number; file: string } | undefined {
    const { run, file } = this.#process ?? {};
    return run === undefined || file === undefined ? undefined : { pid: run.pid, file };
  }

  /** SIGTERM; SIGKILL after `withinMs`. Never starts again afterwards. */
  async end(withinMs: number): Promise<void> {
    this.#ending.abort();
    this.#process?.run.signal("SIGTERM");
    const late = sleep(withinMs, "late" as const, { ref: false });
    if ((await Promise.race([this.#done, late])) === "late") this.#process?.run.signal("SIGKILL");
    await this.#done;
  }

  async #keepRunning(): Promise<void> {
    for (let failures = 0; ;) {
      const startedAt = Date.now();
      const failure = await this.#runOnce();
      if (this.#ending.signal.aborted) return;
      this.#say({ origin: undefined, failure });
      if (this.#wanted.state === "ending") return;
      failures = countFailure(failures, Date.now() - startedAt);
      const delay = backoffDelay(failures);
      this.#options.terminal.warn(`${failure} Start ${failures + 1} in ${seconds(delay)}.`);
      await sleep(delay, undefined, { signal: this.#ending.signal }).catch(() => undefined);
      if (this.#ending.signal.aborted) return;
    }
  }

  /** Says why it has ended. */
  async #runOnce(): Promise<string> {
    try {
      const specification = await this.#options.prepare(this.#wanted);
      if (this.#ending.signal.aborted) return "";
      return await this.#runProcess(specification);
    } catch (error) {
      return (error as Error).message;
    }
  }

  async #runProcess(specification: ServiceSpecification): Promise<string> {
    const run = startProcess(specification);
    this.#process = { run, file: specification.file };
    this.#options.onProcess();
    try {
      this.#say({ origin: await run.ready, failure: undefined });
      const ended = await run.ended;
      const lines = run.lastWords().slice(-3).join(" / ") || "none";
      const names = { name: nameOf(this.#wanted), how: howItEnded(ended), lines, log: specification.log };
      return supervisorErrors.create("SERVICE_CRASHED", names).message;
    } finally {
      run.signal("SIGKILL");
      await run.ended.catch(() => undefined);
      this.#process = undefined;
      this.#options.onProcess();
    }
  }

  #say(state: ReplicaState): void {
    if (this.#ending.signal.aborted) return;
    this.#state = state;
    this.#options.onChange(state);
  }
}

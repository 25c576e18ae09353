import { setTimeout as sleep } from "node:timers/promises";
import type { Wanted } from "@madang/releases";
import type { ServiceSpecification } from "../service-process.ts";
import type { Terminal } from "../terminal.ts";
import type { AdminClient } from "./admin-client.ts";
import type { ArtifactFolder } from "./artifact-folder.ts";
import { followWanted } from "./follow-wanted.ts";
import { planChanges } from "./plan.ts";
import { Replica } from "./replica.ts";
import { ReplicaReports } from "./replica-reports.ts";
import { keyOf, type WantedBuild } from "./wanted-build.ts";
import { readWanted, saveWanted } from "./wanted-file.ts";

export interface RunnerOptions {
  /** Tells it from other runners of the portal; the same after a restart. */
  readonly name: string;
  readonly admin: AdminClient;
  readonly artifacts: ArtifactFolder;
  /** Where the last list of wanted builds is kept. */
  readonly wantedFile: string;
  readonly specify: (wanted: WantedBuild, folder: string) => ServiceSpecification;
  readonly terminal: Terminal;
  /** Another process runs, or one less. */
  readonly onProcesses?: () => void;
  /** `wanted` answers at `origin`, or nowhere. */
  readonly onAddress?: (wanted: WantedBuild, origin: string | undefined) => void;
}

/** After the admin was told that a replica goes, gateways need a moment to hear of it. */
const leaveMs = 3000;
/** What a server has begun ends within this time. */
const graceMs = 10_000;

/** Makes what runs on this machine what the admin wants to run. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #reports: ReplicaReports;
  readonly #stopping = new AbortController();
  readonly #replicas = new Map<string, Replica>();
  readonly #leaving = new Set<Replica>();
  #following: Promise<void> = Promise.resolve();
  #wanted: Wanted | undefined;
  #heard = false;

  constructor(options: RunnerOptions) {
    this.#options = options;
    const { admin, name: runner, terminal } = options;
    this.#reports = new ReplicaReports({ admin, runner, terminal });
  }

  /** Begins with what was wanted last, whether the admin answers or not. */
  start(): void {
    const last = readWanted(this.#options.wantedFile);
    if (last !== undefined) this.#apply(last);
    this.#following = followWanted({
      ...this.#options,
      signal: this.#stopping.signal,
      onWanted: (wanted) => {
        this.#heard = true;
        this.#apply(wanted);
        this.#save(wanted);
      },
    });
  }

  /** The admin has been heard since the start. */
  get heard(): boolean {
    return this.#heard;
  }

  /** Live builds that do not run, as far as the admin knows; with the reason once there is one. */
  pending(): { wanted: WantedBuild; failure: string | undefined }[] {
    const replicas = [...this.#replicas.values()].filter(({ wanted }) => wanted.state === "live");
    return replicas
      .filter(({ origin, wanted }) => origin === undefined || !this.#reports.isTold(wanted))
      .map(({ wanted, failure }) => ({ wanted, failure }));
  }

  processes(): { pid: number; file: string }[] {
    const all = [...this.#replicas.values(), ...this.#leaving];
    return all.flatMap(({ process }) => (process === undefined ? [] : [process]));
  }

  /** Ends every process, SIGKILL after `withinMs`; the admin, which may have gone before, is not told. */
  async stop(withinMs: number): Promise<void> {
    this.#stopping.abort();
    this.#reports.close();
    await Promise.all([...this.#replicas.values(), ...this.#leaving].map((replica) => replica.end(withinMs)));
    await this.#following;
  }

  /** As `stop`, with gateways told first: for a machine that leaves while others go on. */
  async leave(withinMs: number): Promise<void> {
    this.#stopping.abort();
    for (const { wanted } of this.#replicas.values()) this.#reports.forget(wanted);
    if (await this.#reports.flush()) await sleep(leaveMs);
    await this.stop(withinMs);
  }

  #apply(wanted: Wanted): void {
    const plan = planChanges(new Set(this.#replicas.keys()), wanted);
    for (const build of plan.begin) this.#begin(build);
    for (const build of plan.keep) this.#replicas.get(keyOf(build))?.become(build);
    for (const key of plan.end) this.#retire(key);
    this.#wanted = wanted;
    this.#prune();
  }

  #begin(wanted: WantedBuild): void {
    const { artifacts, specify, terminal, onProcesses, onAddress } = this.#options;
    const replica = new Replica({
      wanted,
      prepare: async () => specify(wanted, await artifacts.ensure(wanted)),
      terminal,
      onProcess: () => onProcesses?.(),
      onChange: ({ origin, failure }) => {
        this.#reports.set(wanted, origin === undefined ? [] : [origin], failure);
        onAddress?.(replica.wanted, origin);
      },
    });
    this.#replicas.set(keyOf(wanted), replica);
    // An earlier run may have left word of a process that has gone.
    this.#reports.set(wanted, []);
    replica.start();
  }

  #retire(key: string): void {
    const replica = this.#replicas.get(key);
    if (replica === undefined) return;
    this.#replicas.delete(key);
    this.#leaving.add(replica);
    this.#reports.forget(replica.wanted);
    this.#options.onAddress?.(replica.wanted, undefined);
    void this.#letGo(replica);
  }

  async #letGo(replica: Replica): Promise<void> {
    await sleep(leaveMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    await replica.end(graceMs);
    this.#leaving.delete(replica);
    this.#prune();
  }

  #prune(): void {
    const known = [...this.#replicas.values(), ...this.#leaving].map(({ wanted }) => keyOf(wanted));
    const listed = this.#wanted?.builds.map(keyOf) ?? [];
    this.#tolerate(() => this.#options.artifacts.prune(new Set([...known, ...listed])));
  }

  #save(wanted: Wanted): void {
    this.#tolerate(() => saveWanted(this.#options.wantedFile, wanted));
  }

  /** A disk that is full stops nothing that runs. */
  #tolerate(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.terminal.warn((error as Error).message);
    }
  }
}

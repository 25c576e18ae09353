import type { RegistryReader, ReplicaRow } from "@madang/registry";
import { buildName } from "../../routes/other-builds.ts";
import type { ReleaseFacts } from "../release-facts.ts";
import type { ReleaseMemory } from "./release-memory.ts";

type Origins = ReleaseFacts["origins"];

const none: readonly string[] = [];

/** Where builds run, as runners say: mutable, unsigned, and never believed to be more than an address. */
export class ReplicaDirectory {
  readonly #registry: RegistryReader;
  readonly #memory: ReleaseMemory;
  #rows: readonly ReplicaRow[] = [];
  #origins: Origins = () => none;
  #begun = false;

  constructor(options: { registry: RegistryReader; memory: ReleaseMemory }) {
    this.#registry = options.registry;
    this.#memory = options.memory;
  }

  /** The same function while nothing has changed; the last one while the registry is away. */
  async read(): Promise<{ origins: Origins; away: Error | undefined }> {
    try {
      const rows = await this.#registry.replicas();
      if (this.#take(rows)) this.#memory.keepReplicas(rows);
      return { origins: this.#origins, away: undefined };
    } catch (error) {
      if (!this.#begun) this.#take((await this.#memory.replicas()) ?? []);
      return { origins: this.#origins, away: error as Error };
    }
  }

  #take(rows: readonly ReplicaRow[]): boolean {
    this.#begun = true;
    if (sameRows(rows, this.#rows)) return false;
    this.#rows = rows;
    const directory = originsByBuild(rows);
    this.#origins = (module, build) => directory.get(buildName(module, build)) ?? none;
    return true;
  }
}

/** The registry gives them in one order. */
function sameRows(a: readonly ReplicaRow[], b: readonly ReplicaRow[]): boolean {
  return a.length === b.length && a.every((row, index) => isSame(row, b[index]));
}

function isSame(a: ReplicaRow, b: ReplicaRow | undefined): boolean {
  return a.origin === b?.origin && a.build === b.build && a.module === b.module;
}

/** A row that names no http origin is garbage of one runner and hurts nobody else. Each origin once. */
export function originsByBuild(rows: readonly ReplicaRow[]): ReadonlyMap<string, readonly string[]> {
  const directory = new Map<string, string[]>();
  for (const { module, build, origin } of rows) {
    const url = originOf(origin);
    if (url === undefined) continue;
    const name = buildName(module, build);
    const known = directory.get(name);
    if (known === undefined) directory.set(name, [url]);
    else if (!known.includes(url)) known.push(url);
  }
  return directory;
}

function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin } = new URL(text);
  return protocol === "http:" || protocol === "https:" ? origin : undefined;
}

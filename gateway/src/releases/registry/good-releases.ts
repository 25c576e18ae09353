import type { ReleaseRecord } from "@madang/manifest";
import type { ModuleReleases } from "../release-facts.ts";
import type { GoodRelease, ReleaseMemory } from "./release-memory.ts";

export type GoodByModule = ReadonlyMap<string, readonly GoodRelease[]>;

/** Which releases were in force, by module, the stable one first: also those of before a restart. */
export class GoodReleases {
  readonly #memory: ReleaseMemory;
  #good: GoodByModule = new Map();
  #digests = new Set<string>();
  #begun = false;

  constructor(memory: ReleaseMemory) {
    this.#memory = memory;
  }

  async begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    this.#take(await this.#memory.good());
  }

  has(digest: string): boolean {
    return this.#digests.has(digest);
  }

  of(module: string): readonly GoodRelease[] | undefined {
    return this.#good.get(module);
  }

  get all(): GoodByModule {
    return this.#good;
  }

  /** Lists of modules that have not changed are the same objects as before. */
  keep(good: GoodByModule): void {
    const before = this.#good;
    this.#take(good);
    const isSame =
      before.size === good.size && good.entries().every(([module, list]) => before.get(module) === list);
    if (!isSame) this.#memory.keepGood(good);
  }

  #take(good: GoodByModule): void {
    this.#good = good;
    this.#digests = new Set(good.values().flatMap((list) => list.map(({ digest }) => digest)));
  }
}

/** The list of before where it says the same. */
export function goodReleasesOf(
  { stable, canary, previews, ending }: ModuleReleases,
  digestOf: (record: ReleaseRecord) => string,
  before: readonly GoodRelease[] | undefined,
): readonly GoodRelease[] {
  const records = new Set([
    stable,
    ...(canary === undefined ? [] : [canary.record]),
    ...previews.values(),
    ...ending,
  ]);
  const list = [...records].map((record) => ({ build: record.build, digest: digestOf(record) }));
  const isSame =
    before?.length === list.length && list.every(({ digest }, index) => before[index]?.digest === digest);
  return isSame ? before : list;
}

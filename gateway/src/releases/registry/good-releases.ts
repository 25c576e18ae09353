import type { ModuleReleases } from "../release-facts.ts";
import type { GoodRelease, GoodReleasesByModule, ReleaseMemory } from "./release-memory.ts";

/** Which releases were in force, by module, the stable one first: also those of before a restart. */
export class GoodReleases {
  readonly #memory: ReleaseMemory;
  #good: GoodReleasesByModule = {};
  #digests = new Set<string>();
  #text = "";
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

  /** The stable releases in turn. */
  get stable(): { readonly module: string; readonly release: GoodRelease }[] {
    return Object.entries(this.#good).flatMap(([module, [release]]) =>
      release === undefined ? [] : [{ module, release }],
    );
  }

  keep(
    modules: ReadonlyMap<string, ModuleReleases>,
    digestOf: (record: ModuleReleases["stable"]) => string,
  ): void {
    const good: GoodReleasesByModule = {};
    for (const { module, stable, canary, previews, ending } of modules.values()) {
      const records = new Set([
        stable,
        ...(canary === undefined ? [] : [canary.record]),
        ...previews.values(),
        ...ending,
      ]);
      good[module] = [...records].map((record) => ({ build: record.build, digest: digestOf(record) }));
    }
    if (this.#take(good)) this.#memory.keepGood(good);
  }

  #take(good: GoodReleasesByModule): boolean {
    const text = JSON.stringify(good);
    if (text === this.#text) return false;
    this.#text = text;
    this.#good = good;
    this.#digests = new Set(Object.values(good).flatMap((releases) => releases.map(({ digest }) => digest)));
    return true;
  }
}

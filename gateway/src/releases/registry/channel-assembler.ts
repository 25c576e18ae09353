import type { ReleaseRecord } from "@madang/manifest";
import type { ModuleChannels, TrustPolicy, VerifiedRelease, VerifiedSnapshot } from "@madang/releases";
import { inSlices, type Steps } from "../../routes/in-slices.ts";
import type { RefusedModule } from "../../routes/route-table.ts";
import { onlyStable, type ModuleReleases } from "../release-facts.ts";
import { goodReleasesOf, type GoodByModule, type GoodReleases } from "./good-releases.ts";
import { moduleReleases, namedBuilds } from "./module-releases.ts";
import { isChangeOfRights } from "./recalled-release.ts";
import type { ReleaseMemory } from "./release-memory.ts";
import type { NamedBuild, ReleaseShelf } from "./release-shelf.ts";

export interface Assembled {
  readonly from: VerifiedSnapshot;
  readonly modules: ReadonlyMap<string, ModuleReleases>;
  readonly refused: readonly RefusedModule[];
  /** Something was not to be had: it is looked for again. */
  readonly away: Error | undefined;
}

type Made = Pick<Assembled, "modules" | "refused"> & { readonly good: GoodByModule };

/** Turns channels into what visitors may meet of each module. What has not changed costs a look. */
export class ChannelAssembler {
  readonly #shelf: ReleaseShelf;
  readonly #memory: ReleaseMemory;
  readonly #good: GoodReleases;
  /** Of every record that was handed out. */
  readonly #releases = new WeakMap<ReleaseRecord, VerifiedRelease>();
  #last: Assembled | undefined;

  constructor(parts: { shelf: ReleaseShelf; memory: ReleaseMemory; good: GoodReleases }) {
    this.#shelf = parts.shelf;
    this.#memory = parts.memory;
    this.#good = parts.good;
  }

  /** Of the team whose signature was taken for it. */
  teamOf(record: ReleaseRecord): string | undefined {
    return this.#releases.get(record)?.team;
  }

  async assemble(from: VerifiedSnapshot): Promise<Assembled> {
    const last = this.#last;
    if (last?.from === from && last.away === undefined) return last;
    await this.#good.begin();
    const { modules, trust } = from.snapshot;
    const settled = this.#settledModules(trust);
    const changed = await inSlices(changedChannels(modules, settled));
    const named = changed.flatMap(([module, channels]) => namedBuilds(module, channels));
    const away = await this.#shelf.judge([...named, ...this.#goodBefore(named)], trust);
    const { good, ...made } = await inSlices(this.#make(from, settled));
    this.#good.keep(good);
    this.#last = { ...made, from, away };
    this.#clear();
    return this.#last;
  }

  /** Modules of the last time that may be taken as they are, where their channels are the same. */
  #settledModules(trust: TrustPolicy): Settled {
    const last = this.#last;
    if (last?.from.snapshot.trust !== trust) return { channels: {}, refused: new Set() };
    const refused = new Set(last.refused.map(({ module }) => module));
    return { channels: last.from.snapshot.modules, refused };
  }

  /** At the first look also what was in force before: a module whose new build cannot be used falls back on it. */
  #goodBefore(named: readonly NamedBuild[]): NamedBuild[] {
    if (this.#last !== undefined) return [];
    const known = new Set(named.map(({ digest }) => digest));
    return this.#good.all
      .entries()
      .flatMap(([module, [stable]]) =>
        stable === undefined ? [] : [{ module, ...stable, keptDespite: undefined }],
      )
      .filter(({ digest }) => !known.has(digest))
      .toArray();
  }

  *#make({ snapshot }: VerifiedSnapshot, settled: Settled): Steps<Made> {
    const modules = new Map<string, ModuleReleases>();
    const good = new Map<string, NonNullable<ReturnType<GoodReleases["of"]>>>();
    const refused: RefusedModule[] = [];
    for (const [module, channels] of Object.entries(snapshot.modules)) {
      const before = this.#last?.modules.get(module);
      const releases =
        before !== undefined && isSettled(module, channels, settled)
          ? before
          : this.#releasesOf(module, channels, (reason) => refused.push({ module, reason }));
      if (releases !== undefined) {
        modules.set(module, releases);
        const known = this.#good.of(module);
        good.set(module, releases === before && known !== undefined ? known : this.#goodOf(releases));
      }
      yield;
    }
    return { modules, refused, good };
  }

  #releasesOf(
    module: string,
    channels: ModuleChannels,
    refuse: (reason: Error) => void,
  ): ModuleReleases | undefined {
    const recordOf = (build: string): ReleaseRecord | undefined => {
      const { record, reason } = this.#usable(channels.builds[build]?.digest);
      if (reason !== undefined) refuse(reason);
      return record;
    };
    const before = this.#last?.modules.get(module) ?? this.#fromBefore(module);
    return moduleReleases({ module, channels, recordOf, before });
  }

  #fromBefore(module: string): ModuleReleases | undefined {
    const { record } = this.#usable(this.#good.of(module)?.[0]?.digest);
    return record === undefined ? undefined : onlyStable(record);
  }

  #goodOf(releases: ModuleReleases) {
    const digestOf = (record: ReleaseRecord): string => this.#releases.get(record)?.digest ?? "";
    return goodReleasesOf(releases, digestOf, this.#good.of(releases.module));
  }

  #usable(digest: string | undefined): { record: ReleaseRecord | undefined; reason: Error | undefined } {
    const verdict = digest === undefined ? undefined : this.#shelf.verdictOn(digest);
    if (digest === undefined || verdict === undefined) return { record: undefined, reason: undefined };
    const release = verdict instanceof Error ? this.#goingOn(digest, verdict) : verdict;
    const record = release?.statement.record;
    if (record !== undefined && release !== undefined) this.#releases.set(record, release);
    return { record, reason: verdict instanceof Error ? verdict : undefined };
  }

  #goingOn(digest: string, reason: Error): VerifiedRelease | undefined {
    return isChangeOfRights(reason) && this.#good.has(digest) ? this.#shelf.lastVerified(digest) : undefined;
  }

  #clear(): void {
    this.#memory.clear(() => {
      const channels = Object.values(this.#last?.from.snapshot.modules ?? {});
      const named = new Set(
        channels.flatMap(({ builds }) => Object.values(builds).map(({ digest }) => digest)),
      );
      const isNamed = (digest: string): boolean => named.has(digest) || this.#good.has(digest);
      this.#shelf.forget(isNamed);
      return isNamed;
    });
  }
}

interface Settled {
  readonly channels: Readonly<Record<string, ModuleChannels>>;
  readonly refused: ReadonlySet<string>;
}

/** The same object (a snapshot keeps those that say the same), and nothing was wrong with it. */
function isSettled(module: string, channels: ModuleChannels, { channels: known, refused }: Settled): boolean {
  return known[module] === channels && !refused.has(module);
}

function* changedChannels(
  modules: Readonly<Record<string, ModuleChannels>>,
  settled: Settled,
): Steps<[string, ModuleChannels][]> {
  const changed: [string, ModuleChannels][] = [];
  for (const [module, channels] of Object.entries(modules)) {
    if (!isSettled(module, channels, settled)) changed.push([module, channels]);
    yield;
  }
  return changed;
}

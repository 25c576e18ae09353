import type { ReleaseRecord } from "@madang/manifest";
import type { PublicKey, TrustPolicy, VerifiedRelease, VerifiedSnapshot } from "@madang/releases";
import type { RegistryReader } from "@madang/registry";
import { inSlices, type Steps } from "../../routes/in-slices.ts";
import type { RefusedModule } from "../../routes/route-table.ts";
import { onlyStable, type ModuleReleases, type ReleaseFacts, type ReleaseSource } from "../release-facts.ts";
import { factsOr } from "../same-facts.ts";
import { GoodReleases } from "./good-releases.ts";
import { moduleReleases, namedBuilds } from "./module-releases.ts";
import { isChangeOfRights } from "./recalled-release.ts";
import type { ReleaseMemory } from "./release-memory.ts";
import { ReleaseShelf, type NamedBuild, type Verdict } from "./release-shelf.ts";
import { ReplicaDirectory } from "./replica-directory.ts";
import { SnapshotFollower } from "./snapshot-follower.ts";

interface Assembled {
  readonly from: VerifiedSnapshot;
  readonly modules: ReadonlyMap<string, ModuleReleases>;
  readonly refused: readonly RefusedModule[];
  readonly allowedSources: ReleaseFacts["allowedSources"];
  /** Something was not to be had: it is looked for again. */
  readonly away: Error | undefined;
}

const nothing: Omit<Assembled, "from"> = {
  modules: new Map(),
  refused: [],
  allowedSources: () => [],
  away: undefined,
};

/** Follows the registry: signed channels, signed releases, and where their builds run. */
export class RegistrySource implements ReleaseSource {
  readonly #follower: SnapshotFollower;
  readonly #shelf: ReleaseShelf;
  readonly #directory: ReplicaDirectory;
  readonly #memory: ReleaseMemory;
  readonly #good: GoodReleases;
  /** Of every record that was handed out. */
  readonly #releases = new WeakMap<ReleaseRecord, VerifiedRelease>();
  #assembled: Assembled | undefined;
  #facts: ReleaseFacts | undefined;
  #trouble: Error | undefined;

  constructor(parts: { registry: RegistryReader; memory: ReleaseMemory; keys: readonly PublicKey[] }) {
    this.#memory = parts.memory;
    this.#good = new GoodReleases(parts.memory);
    this.#follower = new SnapshotFollower(parts);
    this.#shelf = new ReleaseShelf({ ...parts, isGood: (digest) => this.#good.has(digest) });
    this.#directory = new ReplicaDirectory(parts);
  }

  /** Of the channels in force; 0 while there are none. */
  get sequence(): number {
    return this.#assembled?.from.snapshot.sequence ?? 0;
  }

  /** Why the last look has to be repeated. */
  get trouble(): Error | undefined {
    return this.#trouble;
  }

  async read(): Promise<ReleaseFacts> {
    const [followed, replicas] = await Promise.all([this.#follower.look(), this.#directory.read()]);
    await this.#assemble(followed.verified);
    const { modules, refused, allowedSources, away } = this.#assembled ?? nothing;
    this.#trouble = followed.away ?? replicas.away ?? away;
    this.#facts = factsOr(this.#facts, {
      modules,
      origins: replicas.origins,
      allowedSources,
      refused: [
        ...refused,
        ...(followed.refused === undefined ? [] : [{ module: "channels", reason: followed.refused }]),
        ...(this.#trouble === undefined ? [] : [{ module: "registry", reason: this.#trouble }]),
      ],
    });
    return this.#facts;
  }

  /** A release that no channel names any more, by the same signatures; undefined while there are no channels or the registry is away. */
  async recall(module: string, build: string): Promise<ReleaseRecord | undefined> {
    const trust = this.#assembled?.from.snapshot.trust;
    return trust === undefined ? undefined : this.#shelf.recall({ module, build }, trust);
  }

  async #assemble(verified: VerifiedSnapshot | undefined): Promise<void> {
    const known = this.#assembled;
    if (verified === undefined || (known?.from === verified && known.away === undefined)) return;
    await this.#good.begin();
    const { trust } = verified.snapshot;
    const named = this.#named(verified);
    const { verdicts, away } = await this.#shelf.judge(named, trust);
    const made = await inSlices(this.#modulesOf(verified, verdicts));
    const isSameTrust = known?.from.snapshot.trust === trust;
    const allowedSources = isSameTrust ? known.allowedSources : this.#sourcesBy(trust);
    this.#assembled = { ...made, from: verified, away, allowedSources };
    this.#good.keep(made.modules, (record) => this.#releases.get(record)?.digest ?? "");
    const inUse = new Set(named.map(({ digest }) => digest));
    this.#memory.clear((digest) => inUse.has(digest) || this.#good.has(digest));
  }

  /** At the first look also what was in force before: a module whose new build cannot be used falls back on it. */
  #named({ snapshot }: VerifiedSnapshot): NamedBuild[] {
    const named = Object.entries(snapshot.modules).flatMap(([module, channels]) =>
      namedBuilds(module, channels),
    );
    if (this.#assembled !== undefined) return named;
    const known = new Set(named.map(({ digest }) => digest));
    const before = this.#good.stable
      .filter(({ release }) => !known.has(release.digest))
      .map(({ module, release }) => ({ module, ...release, keptDespite: undefined }));
    return [...named, ...before];
  }

  *#modulesOf(
    { snapshot }: VerifiedSnapshot,
    verdicts: ReadonlyMap<string, Verdict>,
  ): Steps<Pick<Assembled, "modules" | "refused">> {
    const modules = new Map<string, ModuleReleases>();
    const refused: RefusedModule[] = [];
    const goodBefore = new Map(this.#good.stable.map(({ module, release }) => [module, release.digest]));
    for (const [module, channels] of Object.entries(snapshot.modules)) {
      const recordOf = (build: string): ReleaseRecord | undefined => {
        const { record, reason } = this.#usable(channels.builds[build]?.digest, verdicts);
        if (reason !== undefined) refused.push({ module, reason });
        return record;
      };
      const before =
        this.#assembled?.modules.get(module) ??
        lastGood(this.#usable(goodBefore.get(module), verdicts).record);
      const releases = moduleReleases({ module, channels, recordOf, before });
      if (releases !== undefined) modules.set(module, releases);
      yield;
    }
    return { modules, refused };
  }

  #usable(
    digest: string | undefined,
    verdicts: ReadonlyMap<string, Verdict>,
  ): { record: ReleaseRecord | undefined; reason: Error | undefined } {
    const verdict = digest === undefined ? undefined : verdicts.get(digest);
    if (digest === undefined || verdict === undefined) return { record: undefined, reason: undefined };
    const release = verdict instanceof Error ? this.#goingOn(digest, verdict) : verdict;
    const record = release?.statement.record;
    if (record !== undefined && release !== undefined) this.#releases.set(record, release);
    return { record, reason: verdict instanceof Error ? verdict : undefined };
  }

  #goingOn(digest: string, reason: Error): VerifiedRelease | undefined {
    return isChangeOfRights(reason) && this.#good.has(digest) ? this.#shelf.lastVerified(digest) : undefined;
  }

  #sourcesBy({ teams }: TrustPolicy): ReleaseFacts["allowedSources"] {
    return (record) => teams[this.#releases.get(record)?.team ?? ""]?.sources ?? [];
  }
}

function lastGood(record: ReleaseRecord | undefined): ModuleReleases | undefined {
  return record === undefined ? undefined : onlyStable(record);
}

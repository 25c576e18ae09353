import type { PublicKey, TrustPolicy } from "@madang/releases";
import type { ReleaseRecord } from "@madang/manifest";
import type { RegistryReader } from "@madang/registry";
import type { ReleaseFacts, ReleaseSource } from "../release-facts.ts";
import { factsOr } from "../same-facts.ts";
import { ChannelAssembler, type Assembled } from "./channel-assembler.ts";
import { GoodReleases } from "./good-releases.ts";
import type { ReleaseMemory } from "./release-memory.ts";
import { ReleaseShelf } from "./release-shelf.ts";
import { ReplicaDirectory } from "./replica-directory.ts";
import { SnapshotFollower } from "./snapshot-follower.ts";

/** Follows the registry: signed channels, signed releases, and where their builds run. */
export class RegistrySource implements ReleaseSource {
  readonly #follower: SnapshotFollower;
  readonly #shelf: ReleaseShelf;
  readonly #assembler: ChannelAssembler;
  readonly #directory: ReplicaDirectory;
  #assembled: Assembled | undefined;
  #facts: ReleaseFacts | undefined;
  #trouble: Error | undefined;
  #allowedSources: ReleaseFacts["allowedSources"] = () => [];

  constructor(parts: { registry: RegistryReader; memory: ReleaseMemory; keys: readonly PublicKey[] }) {
    const good = new GoodReleases(parts.memory);
    this.#follower = new SnapshotFollower(parts);
    this.#shelf = new ReleaseShelf({ ...parts, isGood: (digest) => good.has(digest) });
    this.#assembler = new ChannelAssembler({ ...parts, good, shelf: this.#shelf });
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
    if (followed.verified !== undefined) this.#take(await this.#assembler.assemble(followed.verified));
    const { modules = new Map(), refused = [], away } = this.#assembled ?? {};
    this.#trouble = followed.away ?? replicas.away ?? away;
    this.#facts = factsOr(this.#facts, {
      modules,
      origins: replicas.origins,
      allowedSources: this.#allowedSources,
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

  #take(assembled: Assembled): void {
    const { trust } = assembled.from.snapshot;
    if (this.#assembled?.from.snapshot.trust !== trust) this.#allowedSources = this.#sourcesBy(trust);
    this.#assembled = assembled;
  }

  #sourcesBy({ teams }: TrustPolicy): ReleaseFacts["allowedSources"] {
    return (record) => teams[this.#assembler.teamOf(record) ?? ""]?.sources ?? [];
  }
}

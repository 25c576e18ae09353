import type { Registry } from "@madang/registry";
import type { ChannelSnapshot, Wanted } from "@madang/releases";
import { setTimeout as wait } from "node:timers/promises";
import type { PortalChannels } from "../channels/portal-channels.ts";
import type { ReleaseShelf } from "../releases/release-shelf.ts";
import { wantedBuilds, wantedDigests, type NextBuild } from "./wanted-builds.ts";

/** Milliseconds: moves that another admin process has taken up are seen after it. */
const every = 500;

interface Known {
  readonly snapshot: ChannelSnapshot | undefined;
  readonly moves: string;
  readonly wanted: Wanted;
}

/** What runners must run, now and when it changes. */
export class WantedWatch {
  readonly #registry: Registry;
  readonly #channels: PortalChannels;
  readonly #shelf: ReleaseShelf;
  readonly #digests = new Map<string, string>();
  #known: Known | undefined;
  #looking: Promise<Wanted> | undefined;
  #kicked = new AbortController();

  constructor(parts: { registry: Registry; channels: PortalChannels; shelf: ReleaseShelf }) {
    this.#registry = parts.registry;
    this.#channels = parts.channels;
    this.#shelf = parts.shelf;
  }

  /** Rejects with REGISTRY_*. Callers that come meanwhile share one look. */
  now(): Promise<Wanted> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** As soon as the revision is another one than `revision`, or as it is when the seconds are over. */
  async after(revision: number, seconds: number, signal: AbortSignal): Promise<Wanted> {
    const until = performance.now() + seconds * 1000;
    for (;;) {
      const wanted = await this.now();
      if (wanted.revision !== revision || performance.now() >= until || signal.aborted) return wanted;
      const rest = Math.min(every, until - performance.now());
      const { signal: kicked } = this.#kicked;
      await wait(Math.max(1, rest), undefined, { signal: AbortSignal.any([signal, kicked]) }).catch(
        () => undefined,
      );
    }
  }

  /** Something has changed: whoever waits looks at once. */
  kick(): void {
    this.#kicked.abort();
    this.#kicked = new AbortController();
  }

  async #look(): Promise<Wanted> {
    const snapshot = await this.#channels.current();
    const open = await this.#registry.openMoves();
    const moves = open.flatMap(({ module, request: { build } }) =>
      build === undefined ? [] : [{ module, build }],
    );
    const text = JSON.stringify(moves);
    const known = this.#known;
    if (known !== undefined && known.snapshot === snapshot && known.moves === text) return known.wanted;
    const next = (await Promise.all(moves.map((move) => this.#nextOf(move)))).flatMap((one) => one ?? []);
    const whole = snapshot ?? emptySnapshot;
    const releases = await this.#shelf.find(wantedDigests(whole, next));
    const wanted = wantedBuilds(whole, next, releases);
    this.#known = { snapshot, moves: text, wanted };
    return wanted;
  }

  async #nextOf({ module, build }: { module: string; build: string }): Promise<NextBuild | undefined> {
    const key = `${module} ${build}`;
    const known = this.#digests.get(key);
    if (known !== undefined) return { module, build, digest: known };
    const found = (await this.#registry.releases(module)).find((release) => release.build === build);
    if (found === undefined) return undefined;
    this.#digests.set(key, found.digest);
    return { module, build, digest: found.digest };
  }
}

const emptySnapshot: ChannelSnapshot = {
  schema: 1,
  sequence: 1,
  issuedAt: "1970-01-01T00:00:00Z",
  trust: { teams: {} },
  modules: {},
};

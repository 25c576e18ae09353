import { ModuleGuard, type GuardSettings } from "./module-guard.ts";
import { HealthWatch } from "./health/health-watch.ts";
import type { OutcomeSink } from "./outcome-sink.ts";
import { Replica } from "./replica.ts";
import { noEvents, type UpstreamEvents } from "./upstream-events.ts";
import type { Upstream } from "./upstream.ts";

/** A request that took the old table an instant before the swap may still be about to connect. */
const retirement = 5000;
/** An answer that takes most of the time that it may take at all is slow; the manifest says how much that is. */
const slowShare = 0.8;
const usualDeadline = 3000;

export interface ModuleFacts {
  readonly concurrency: number;
  /** Milliseconds that one answer may take. */
  readonly deadline?: number;
}

/** Which build of which module: its replicas and its guard are its own. */
export interface UpstreamName {
  readonly module: string;
  readonly build: string;
}

/** The replicas of all builds and their guards; they outlive route tables. */
export class Upstreams {
  readonly #events: UpstreamEvents;
  readonly #outcomes: ((name: UpstreamName) => OutcomeSink) | undefined;
  readonly #origins = new Map<string, Replica>();
  #named = new Map<string, Replica>();
  readonly #guards = new Map<string, ModuleGuard>();
  #guardsNamed = new Map<string, ModuleGuard>();
  readonly #builds = new Set<Upstream>();
  #buildsNamed: Upstream[] = [];
  readonly #retired = new Map<Replica, NodeJS.Timeout>();
  #healthWatch: HealthWatch | undefined;

  /** `outcomes`: who hears what becomes of the requests to a build. */
  constructor(options: { events?: UpstreamEvents; outcomes?: (name: UpstreamName) => OutcomeSink } = {}) {
    this.#events = options.events ?? noEvents;
    this.#outcomes = options.outcomes;
  }

  /** Names the replicas of one build for the table being built. */
  of(name: UpstreamName, urls: readonly string[], facts: ModuleFacts): Upstream {
    const origins = urls.map((url) => this.#originOf(name, url));
    const { concurrency, deadline = usualDeadline } = facts;
    const guard = this.#guardOf(name, { concurrency, slowAfter: deadline * slowShare });
    guard.configure({ concurrency, slowAfter: deadline * slowShare }, origins);
    const upstream = { module: name.module, turn: 0, origins, guard };
    this.#buildsNamed.push(upstream);
    return upstream;
  }

  /** Guards of builds in the table. */
  get guards(): Iterable<ModuleGuard> {
    return this.#guards.values();
  }

  /**
   * Another table is in force: `gone` is what the last one had and this one has not. What nobody names any more is closed, after the
   * requests in flight there. What has not changed costs nothing.
   */
  replace(gone: Iterable<Upstream>): void {
    for (const upstream of gone) this.#drop(upstream);
    for (const [key, origin] of this.#named) this.#origins.set(key, origin);
    for (const [key, guard] of this.#guardsNamed) this.#guards.set(key, guard);
    for (const upstream of this.#buildsNamed) this.#builds.add(upstream);
    this.#named = new Map();
    this.#guardsNamed = new Map();
    this.#buildsNamed = [];
  }

  /** From now on replicas are asked for their readiness. */
  askReadiness(): void {
    this.#healthWatch ??= new HealthWatch(() => this.#builds);
  }

  async close(): Promise<void> {
    this.#healthWatch?.close();
    for (const timer of this.#retired.values()) clearTimeout(timer);
    const all = new Set([...this.#origins.values(), ...this.#named.values(), ...this.#retired.keys()]);
    this.#retired.clear();
    await Promise.all([...all].map((origin) => origin.destroy()));
  }

  #drop(upstream: Upstream): void {
    const { module, origins, guard } = upstream;
    const name = { module, build: guard?.build ?? "" };
    this.#builds.delete(upstream);
    if (!this.#guardsNamed.has(guardKey(name))) this.#guards.delete(guardKey(name));
    for (const origin of origins) {
      const key = originKey(name, origin.url);
      if (!this.#named.has(key) && this.#origins.delete(key)) this.#retire(origin);
    }
  }

  #originOf(name: UpstreamName, url: string): Replica {
    const key = originKey(name, url);
    const origin = this.#named.get(key) ?? this.#origins.get(key) ?? new Replica(url);
    this.#named.set(key, origin);
    return origin;
  }

  #guardOf(name: UpstreamName, settings: GuardSettings): ModuleGuard {
    const key = guardKey(name);
    const { module, build } = name;
    const guard =
      this.#guardsNamed.get(key) ??
      this.#guards.get(key) ??
      new ModuleGuard({ module, build, settings, events: this.#events, outcomes: this.#outcomes });
    this.#guardsNamed.set(key, guard);
    return guard;
  }

  #retire(origin: Replica): void {
    const close = (): void => {
      this.#retired.delete(origin);
      void origin.close();
    };
    this.#retired.set(origin, setTimeout(close, retirement).unref());
  }
}

function guardKey({ module, build }: UpstreamName): string {
  return `${module} ${build}`;
}

function originKey({ module, build }: UpstreamName, url: string): string {
  return `${module} ${build} ${url}`;
}

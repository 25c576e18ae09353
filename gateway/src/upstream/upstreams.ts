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
  #origins = new Map<string, Replica>();
  #named = new Map<string, Replica>();
  #guards = new Map<string, ModuleGuard>();
  #guardsNamed = new Map<string, ModuleGuard>();
  #builds: Upstream[] = [];
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

  /** The table is in force: what it does not name is closed, after the requests in flight there. */
  retireUnnamed(): void {
    for (const [key, origin] of this.#origins) if (!this.#named.has(key)) this.#retire(origin);
    this.#origins = this.#named;
    this.#named = new Map();
    this.#guards = this.#guardsNamed;
    this.#guardsNamed = new Map();
    this.#builds = this.#buildsNamed;
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

  #originOf({ module, build }: UpstreamName, url: string): Replica {
    const key = `${module} ${build} ${url}`;
    const origin = this.#named.get(key) ?? this.#origins.get(key) ?? new Replica(url);
    this.#named.set(key, origin);
    return origin;
  }

  #guardOf({ module, build }: UpstreamName, settings: GuardSettings): ModuleGuard {
    const key = `${module} ${build}`;
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

import type { Redis } from "@madang/redis";
import type { Logger } from "@madang/service";
import type { FeedWatch } from "./feed-watch.ts";
import { ModuleFeeds } from "./module-feeds.ts";
import type { PurgeHistory } from "./purge-history.ts";
import type { PurgePositions } from "./purge-positions.ts";
import type { PurgeSink } from "./purge-sink.ts";
import { RedisPurgeFeed } from "./redis-purge-feed.ts";

export interface PurgeFeedsOptions {
  readonly watch: FeedWatch;
  readonly sink: PurgeSink;
  readonly history: PurgeHistory;
  readonly positions: PurgePositions;
  readonly log: Logger;
  readonly redis: Redis | undefined;
  /** Where a module's replicas are now; left out where no module has a feed of its own. */
  readonly origins: ((module: string) => readonly string[]) | undefined;
  /** Milliseconds from a purge's publication to its application here. */
  readonly applied: (lag: number) => void;
  readonly now?: () => number;
}

/** Milliseconds. */
const lookEvery = 250;
/** Without a word from Redis the modules are asked themselves, … */
const askModulesAfter = 1000;
/** … and for a while after it is back: what they have told may not be there yet. */
const overlap = 3000;

/** All ways in which this gateway hears of purges: Redis, and the modules themselves without it or while it is lost. */
export class PurgeFeeds {
  readonly #options: PurgeFeedsOptions;
  readonly #now: () => number;
  readonly #redis: RedisPurgeFeed | undefined;
  readonly #modules: ModuleFeeds | undefined;
  readonly #timer: NodeJS.Timeout;
  /** As `#certainAt`, with the start for a beginning. */
  #heard: number;
  #certainAt = Number.NEGATIVE_INFINITY;
  #backSince = Number.POSITIVE_INFINITY;

  constructor(options: PurgeFeedsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#heard = this.#now();
    const { redis, origins, watch, sink } = options;
    this.#modules = origins && new ModuleFeeds({ watch, sink, origins });
    this.#redis = redis && new RedisPurgeFeed({ ...options, redis, certain: () => this.#heardOfRedis() });
    if (redis === undefined) this.#modules?.open();
    this.#timer = setInterval(() => this.#look(), lookEvery).unref();
  }

  /** When it was last certain that Redis has told everything. */
  get certainAt(): number {
    return this.#certainAt;
  }

  /** Feeds of single modules that are followed now. */
  get followedModules(): number {
    return this.#modules?.size ?? 0;
  }

  concerned(module: string): void {
    this.#modules?.follow(module);
  }

  suspect(): void {
    this.#redis?.suspect();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#redis?.close();
    this.#modules?.close();
  }

  #heardOfRedis(): void {
    const now = this.#now();
    if (now - this.#heard > askModulesAfter) this.#backSince = now;
    this.#heard = now;
    this.#certainAt = now;
    this.#options.watch.certainOfAll();
  }

  #look(): void {
    const now = this.#now();
    this.#options.watch.look();
    if (this.#options.redis === undefined || this.#modules === undefined) return;
    if (now - this.#heard > askModulesAfter) this.#modules.open();
    else if (this.#modules.isOpen && now - this.#backSince > overlap) this.#modules.close();
  }
}

import type { Redis } from "@madang/redis";
import type { Logger } from "@madang/service";
import { FeedWatch } from "../purge/feed-watch.ts";
import { PurgeFeeds } from "../purge/purge-feeds.ts";
import { PurgeHistory } from "../purge/purge-history.ts";
import { PurgePositions } from "../purge/purge-positions.ts";
import { type FeedCoverage, nothingToLose } from "../purge/feed-coverage.ts";
import { watchEviction } from "./eviction-policy.ts";
import { MemoryResponseStore } from "./memory-response-store.ts";
import { RedisResponseStore } from "./redis-response-store.ts";
import type { ResponseStore } from "./response-store.ts";
import type { StoreMetrics } from "./store-metrics.ts";
import type { StoredResponse, VariantOf } from "./stored-response.ts";
import { TwoLevelStore } from "./two-level-store.ts";

/** A store whose first level can be asked without waiting. */
export interface PeekableStore extends ResponseStore {
  /** What memory has; undefined does not mean that `read` finds nothing. */
  peek(key: string, variantOf: VariantOf): StoredResponse | undefined;
}

export interface OpenResponseStoreOptions {
  /** Bytes of memory. */
  readonly memory: number;
  /** Opened and closed by the caller; nothing is shared between gateways without it. */
  readonly redis?: Redis;
  /** Where a module's replicas are now, for the feeds of modules; left out where no module has one. */
  readonly origins?: (module: string) => readonly string[];
  readonly log: Logger;
  readonly metrics?: StoreMetrics;
}

export interface OpenResponseStore {
  readonly store: PeekableStore;
  readonly memory: MemoryResponseStore;
  /** What all gateways share; undefined without Redis. */
  readonly shared: RedisResponseStore | undefined;
  /** Whose purges do not arrive at the moment. */
  readonly coverage: FeedCoverage;
  /** Where this gateway stands in Redis' history of purges. */
  readonly positions: PurgePositions;
  readonly feeds: PurgeFeeds | undefined;
  close(): void;
}

/** The gateway's stored answers with all that keeps them true. */
export function openResponseStore(options: OpenResponseStoreOptions): OpenResponseStore {
  const { redis, origins, log, metrics } = options;
  const history = new PurgeHistory();
  const positions = new PurgePositions();
  const watch = new FeedWatch({ concerned: (module) => feeds?.concerned(module) });
  const hasFeeds = redis !== undefined || origins !== undefined;
  const coverage = hasFeeds ? watch : nothingToLose;
  const memory = new MemoryResponseStore({ budget: options.memory, history, coverage });
  const feeds = hasFeeds
    ? new PurgeFeeds({
        watch,
        sink: memory,
        history,
        positions,
        log,
        redis,
        origins,
        applied: (lag) => metrics?.purgeApplied(lag),
      })
    : undefined;
  const shared =
    redis &&
    new RedisResponseStore({
      redis,
      history,
      positions,
      certainAt: () => feeds?.certainAt ?? Number.NEGATIVE_INFINITY,
      suspect: () => feeds?.suspect(),
    });
  const stopWatching = redis && watchEviction(redis, log, (mayDrop) => metrics?.mayDropPurges(mayDrop));
  metrics?.measure({
    counts: { memory: memory.counts, ...(shared === undefined ? {} : { redis: shared.counts }) },
    bytes: () => memory.bytes,
    entries: () => memory.entries,
    lostFeeds: () => watch.lost,
    moduleFeeds: () => feeds?.followedModules ?? 0,
  });
  return {
    store: shared === undefined ? memory : new TwoLevelStore({ memory, redis: shared }),
    memory,
    shared,
    coverage,
    positions,
    feeds,
    close() {
      stopWatching?.();
      shared?.close();
      feeds?.close();
    },
  };
}

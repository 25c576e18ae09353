import { openRedis } from "@madang/redis";
import type { Logger, Metrics } from "@madang/service";
import type { Coalescer } from "../cache/coalesce/coalescer.ts";
import { LocalCoalescer } from "../cache/coalesce/local-coalescer.ts";
import { RedisLeaseBoard } from "../cache/coalesce/redis-lease-board.ts";
import { SharedCoalescer } from "../cache/coalesce/shared-coalescer.ts";
import { cacheDefaults, type CacheSettings } from "../cache/engine/cache-settings.ts";
import type { HttpCache } from "../cache/engine/http-cache.ts";
import { SharedHttpCache } from "../cache/engine/shared-http-cache.ts";
import { memoryShares } from "../cache/memory-shares.ts";
import { openResponseStore, type PeekableStore } from "../cache/store/open-response-store.ts";
import { createStoreMetrics } from "../cache/store/store-metrics.ts";
import { storedEncodings } from "../cache/store/stored-response.ts";
import { defaultLifetimeField } from "./default-lifetime.ts";
import type { StandaloneOptions } from "./options.ts";
import { passThrough } from "./pass-through.ts";

export interface SiteCache {
  readonly cache: HttpCache;
  readonly store: PeekableStore | undefined;
  close(): void;
}

/** The cache that the options ask for. Throws REDIS_URL_INVALID; a Redis that is away is an empty one. */
export async function openSiteCache(given: {
  options: StandaloneOptions;
  log: Logger;
  metrics: Metrics;
}): Promise<SiteCache> {
  const { options, log } = given;
  if (!options.cache) return { cache: passThrough, store: undefined, close: () => {} };
  const metrics = createStoreMetrics(given.metrics);
  const redis =
    options.redis === undefined
      ? undefined
      : await openRedis({
          url: options.redis,
          name: "gateway",
          log,
          prefix: options.cachePrefix,
          metrics: metrics.redis,
        });
  const opened = openResponseStore({
    memory: memoryShares(options.memory).stored,
    log,
    metrics,
    ...(redis === undefined ? {} : { redis }),
  });
  const coalescer: Coalescer =
    redis === undefined ? new LocalCoalescer() : new SharedCoalescer({ board: new RedisLeaseBoard(redis) });
  return {
    cache: new SharedHttpCache({ store: opened.store, coalescer, settings: settingsOf(options, log) }),
    store: opened.store,
    close() {
      opened.close();
      redis?.close();
    },
  };
}

function settingsOf(options: StandaloneOptions, log: Logger): Partial<CacheSettings> {
  return {
    name: options.via,
    requestDirectives: true,
    heuristicFreshness: options.heuristic,
    staleOnBrokenConnection: options.staleOnError ? cacheDefaults.staleOnBrokenConnection : 0,
    targetedFields: [...cacheDefaults.targetedFields, defaultLifetimeField],
    largestBody: options.largestStored,
    compress: options.compress ? storedEncodings : [],
    backgroundPatience: options.deadline,
    // The clock that is in force when the cache is opened.
    now: Date.now,
    troubled: (_key, error) => log.warn({ err: error }, "nothing was stored"),
  };
}

import { internalHeaders } from "@madang/manifest";
import type { Redis } from "@madang/redis";
import type { Logger } from "@madang/service";
import { LocalCoalescer } from "./coalesce/local-coalescer.ts";
import { RedisLeaseBoard } from "./coalesce/redis-lease-board.ts";
import { SharedCoalescer } from "./coalesce/shared-coalescer.ts";
import type { CacheSettings } from "./engine/cache-settings.ts";
import type { HttpCache } from "./engine/http-cache.ts";
import { SharedHttpCache } from "./engine/shared-http-cache.ts";
import type { MemoryResponseStore } from "./store/memory-response-store.ts";
import { openResponseStore, type PeekableStore } from "./store/open-response-store.ts";
import type { StoreMetrics } from "./store/store-metrics.ts";
import { storedEncodings } from "./store/stored-response.ts";

/** The caches of a portal, on one store. */
export interface Caches {
  readonly store: PeekableStore;
  /** Of this process alone: composed pages live here. */
  readonly memory: MemoryResponseStore;
  readonly fragments: HttpCache;
  readonly apis: HttpCache;
  close(): void;
}

/**
 * How a portal uses the shared cache: readers cannot make it ask again, nothing is kept that does not say so, and how long a copy may
 * stand in is the manifest's to say (docs/decisions/0012-shared-cache.md).
 */
const settings: Partial<CacheSettings> = {
  requestDirectives: false,
  heuristicFreshness: false,
  staleOnBrokenConnection: 0,
  tagField: internalHeaders.tags,
};

export function openCaches(options: {
  /** Bytes of memory. */
  memory: number;
  /** Opened and closed by the caller; without it this gateway is alone with what it stores. */
  redis: Redis | undefined;
  /** Where a module's replicas are now: their purges are followed there while Redis is not. */
  origins: (module: string) => readonly string[];
  log: Logger;
  metrics: StoreMetrics;
}): Caches {
  const { redis, log } = options;
  const { redis: _, ...own } = options;
  const opened = openResponseStore(redis === undefined ? own : { ...own, redis });
  const coalescer =
    redis === undefined ? new LocalCoalescer() : new SharedCoalescer({ board: new RedisLeaseBoard(redis) });
  const troubled = (_key: string, error: unknown): void =>
    log.warn({ err: error }, "an answer was not stored");
  const cacheWith = (own: Partial<CacheSettings>): HttpCache =>
    new SharedHttpCache({ store: opened.store, coalescer, settings: { ...settings, troubled, ...own } });
  return {
    store: opened.store,
    memory: opened.memory,
    // Fragments are joined before they are compressed.
    fragments: cacheWith({}),
    apis: cacheWith({ compress: storedEncodings }),
    close: () => opened.close(),
  };
}

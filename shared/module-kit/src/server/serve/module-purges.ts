import { openRedis, type Redis } from "@madang/redis";
import type { Logger, Metrics } from "@madang/service";
import { PurgeRelay } from "../purges/purge-relay.ts";
import { RedisPublisher } from "../purges/redis-publisher.ts";
import type { ModuleConfig } from "./module-options.ts";

/** What tells the caches of a module's purges while its process serves. */
export interface ModulePurges {
  readonly relay: PurgeRelay;
  close(): Promise<void>;
}

export interface ModulePurgesOptions {
  readonly module: string;
  readonly config: ModuleConfig;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Undefined in a module without a database. A Redis that is away holds nothing up. */
export async function openPurges(options: ModulePurgesOptions): Promise<ModulePurges | undefined> {
  const { module, config, log, metrics } = options;
  const { databaseUrl: url, redisUrl, cachePrefix: prefix = "madang" } = config;
  if (url === undefined) return undefined;
  const relay = new PurgeRelay({ url, schema: module, log });
  const redis =
    redisUrl === undefined
      ? undefined
      : await openRedis({ url: redisUrl, name: module, log, prefix, patience: 0 });
  const publisher = redis && new RedisPublisher({ redis, relay, log });
  await relay.start();
  publisher?.start();
  measure(metrics, relay, publisher);
  return { relay, close: () => close(relay, publisher, redis) };
}

async function close(
  relay: PurgeRelay,
  publisher: RedisPublisher | undefined,
  redis: Redis | undefined,
): Promise<void> {
  await relay.close();
  await publisher?.close();
  redis?.close();
}

function measure(metrics: Metrics, relay: PurgeRelay, publisher: RedisPublisher | undefined): void {
  metrics.addGauge({
    name: "purges",
    help: "Last number given to a purge (seq), last one that Redis knows (redis), 1 while the database tells of new ones (connected).",
    label: "what",
    read: () => ({
      seq: relay.position?.seq ?? 0,
      connected: relay.connected ? 1 : 0,
      ...(publisher === undefined ? {} : { redis: publisher.published?.seq ?? 0 }),
    }),
  });
}

import { openRedis } from "@madang/redis";
import type { Logger } from "@madang/service";
import { PurgeRelay } from "./purge-relay.ts";
import { RedisPublisher } from "./redis-publisher.ts";

export interface PublishOnceOptions {
  /** PostgreSQL connection URI. */
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Of the keys in Redis. */
  readonly prefix: string;
  readonly module: string;
  readonly log: Logger;
}

/** Milliseconds in which Redis and the database each have to answer. */
const patience = 1000;

/**
 * Tells Redis of what is committed by now: for a command, which may be all that runs of its module. Where Redis or the database is away it
 * says so and leaves the purges to the module's next process.
 */
export async function publishOnce(options: PublishOnceOptions): Promise<void> {
  const { databaseUrl, redisUrl, prefix, module, log } = options;
  const relay = new PurgeRelay({ url: databaseUrl, schema: module, log });
  const redis = await openRedis({ url: redisUrl, name: `${module}-command`, log, prefix, patience });
  const publisher = new RedisPublisher({ redis, relay, log });
  try {
    await relay.start(patience);
    await publisher.catchUp();
    if (!publisher.isThrough) log.warn("purges wait for a process of the module: Redis could not be told");
  } catch (error) {
    log.warn({ err: error }, "purges wait for a process of the module: Redis could not be told");
  } finally {
    await relay.close();
    await publisher.close();
    redis.close();
  }
}

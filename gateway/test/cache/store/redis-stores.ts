import { openRedis, type Redis } from "@madang/redis";
import { createLogger } from "@madang/service";
import { expect, vi } from "vitest";
import { PurgeFeeds } from "../../../src/cache/purge/purge-feeds.ts";
import { FeedWatch } from "../../../src/cache/purge/feed-watch.ts";
import { PurgeHistory } from "../../../src/cache/purge/purge-history.ts";
import { PurgePositions } from "../../../src/cache/purge/purge-positions.ts";
import type { PurgeSink } from "../../../src/cache/purge/purge-sink.ts";
import { openResponseStore, type OpenResponseStore } from "../../../src/cache/store/open-response-store.ts";
import { RedisResponseStore } from "../../../src/cache/store/redis-response-store.ts";
import type { TestedStore } from "./response-store-suite.ts";

export const silent = createLogger({ service: "test", level: "silent" });
export const patient = { timeout: 20_000, interval: 10 };

/** A connection that a busy machine does not make late. */
export function openTestRedis(
  url: string,
  given: { timeout?: number; prefix?: string } = {},
): Promise<Redis> {
  return openRedis({ url, name: "test", log: silent, patience: 10_000, timeout: 5000, ...given });
}

export async function sequenceOf(redis: Redis): Promise<number> {
  return (await redis.send<number | null>(["ZSCORE", redis.key("purge-state"), "#"])) ?? 0;
}

/** The store at Redis alone, with what it has to know of purges. */
export async function redisStoreAlone(url: string): Promise<TestedStore & { redis: Redis }> {
  const redis = await openTestRedis(url);
  const [history, positions] = [new PurgeHistory(), new PurgePositions()];
  const sink: PurgeSink = {
    apply: ({ tags }) => history.purged(tags),
    forgetNamed: (name) => history.deletedNamed(name),
    missed: (module) => history.missed(module),
  };
  const feeds = new PurgeFeeds({
    watch: new FeedWatch(),
    sink,
    history,
    positions,
    log: silent,
    redis,
    origins: undefined,
    applied: () => undefined,
  });
  const store = new RedisResponseStore({
    redis,
    history,
    positions,
    certainAt: () => feeds.certainAt,
    suspect: () => feeds.suspect(),
  });
  await vi.waitFor(() => expect(feeds.certainAt).toBeGreaterThan(0), patient);
  return {
    redis,
    store,
    arrived: async () => {
      const seq = await sequenceOf(redis);
      await vi.waitFor(() => {
        if ((positions.current?.seq ?? 0) < seq) throw new Error("not yet");
      }, patient);
    },
    close: async () => {
      store.close();
      feeds.close();
      redis.close();
    },
  };
}

export interface TestGateway extends OpenResponseStore {
  readonly redis: Redis;
}

/** Both levels, as a gateway opens them, following the purges. */
export async function gatewayStores(
  url: string,
  given: { timeout?: number; origins?: (module: string) => readonly string[]; memory?: number } = {},
): Promise<TestGateway> {
  const redis = await openTestRedis(url, given);
  const opened = openResponseStore({
    memory: given.memory ?? 64 * 1024 * 1024,
    redis,
    log: silent,
    ...(given.origins === undefined ? {} : { origins: given.origins }),
  });
  await vi.waitFor(() => expect(opened.feeds?.certainAt).toBeGreaterThan(0), patient);
  return { ...opened, redis };
}

/** Resolves once this gateway has applied what is at Redis now. */
export async function caughtUp({
  redis,
  positions,
}: Pick<TestGateway, "redis" | "positions">): Promise<void> {
  const [first] = await redis.send<string[]>(["ZRANGE", redis.key("purge-state"), "0", "0"]);
  const seq = await sequenceOf(redis);
  await vi.waitFor(() => {
    const { current } = positions;
    if (current === undefined || current.seq < seq || (first !== undefined && first !== `@${current.epoch}`))
      throw new Error("not yet");
  }, patient);
}

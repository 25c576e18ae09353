import { createLogger } from "@madang/service";
import { openRedis, publishPurge } from "@madang/redis";
import { startRedis, type TestRedis } from "@madang/test-kit";
import { expect, onTestFinished, test } from "vitest";
import {
  homeManifest,
  readingManifest,
  startLadderGateway,
  startLadderPortal,
  type LadderGateway,
  type LadderPortal,
} from "./ladder-portal.ts";
import { startLoad, type Load, type Sight } from "./load.ts";
import { detailSight, homeSight, keptSight, listSight } from "./sights.ts";

/** What befalls Redis; gives what heals it, and with it the Redis that serves from then on. */
interface Ill {
  readonly name: string;
  /** Nobody can reach it, and the metrics say so. */
  readonly away: boolean;
  readonly befall: (redis: TestRedis) => Promise<() => Promise<TestRedis>>;
}

const again = (redis: TestRedis): Promise<TestRedis> => startRedis({ port: redis.port });

const ills: Ill[] = [
  {
    name: "is killed and comes back empty",
    away: true,
    befall: async (redis) => {
      process.kill(redis.pid, "SIGKILL");
      return () => again(redis);
    },
  },
  {
    name: "hangs",
    away: true,
    befall: async (redis) => {
      process.kill(redis.pid, "SIGSTOP");
      return async () => {
        process.kill(redis.pid, "SIGCONT");
        return redis;
      };
    },
  },
  {
    name: "is restarted empty",
    away: false,
    befall: async (redis) => {
      await redis.stop();
      const empty = await again(redis);
      return () => Promise.resolve(empty);
    },
  },
  {
    name: "is full",
    away: false,
    befall: async (redis) => {
      await redis.stop();
      const settings = ["--maxmemory", "1mb", "--maxmemory-policy", "noeviction"];
      const full = await startRedis({ port: redis.port, settings });
      return () => Promise.resolve(full);
    },
  },
];

interface Two {
  readonly portal: LadderPortal;
  readonly gateways: readonly LadderGateway[];
  readonly loads: readonly Load[];
}

const sights: Sight[] = [
  homeSight("portal-home", ["news"]),
  listSight("news"),
  keptSight("news"),
  detailSight("news"),
];

async function startTwo(url: string): Promise<Two> {
  const env = { REDIS_URL: url };
  const portal = await startLadderPortal({
    manifests: [homeManifest("portal-home"), readingManifest("news")],
    env,
  });
  const other = await startLadderGateway(portal.folder, env);
  onTestFinished(() => other.process.kill());
  const gateways = [{ process: portal.gateway, metrics: portal.metrics }, other];
  const loads = gateways.map(({ process }) => startLoad({ origin: process.origin, sights: sightsOf() }));
  onTestFinished(async () => void (await Promise.all(loads.map((load) => load.stop()))));
  return { portal, gateways, loads };
}

const sightsOf = (): Sight[] => sights;

async function untilAsked(loads: readonly Load[], times: number): Promise<void> {
  for (const load of loads)
    await expect
      .poll(() => sights.filter(({ name }) => load.total(name) < times), { timeout: 30_000, interval: 20 })
      .toEqual([]);
}

function verdictsBesideWhole(loads: readonly Load[]): string[] {
  return loads
    .flatMap((load) => [...load.tally.values()].flatMap((verdicts) => [...verdicts.keys()]))
    .filter((verdict) => verdict !== "whole");
}

test(
  "whatever befalls Redis, nobody is answered worse, and afterwards purges reach every gateway",
  { timeout: 150_000 },
  async () => {
    let redis = await startRedis();
    onTestFinished(() => redis.stop());
    const { portal, gateways, loads } = await startTwo(redis.url);
    await untilAsked(loads, 10);
    let version = 1;
    for (const { name, away, befall } of ills) {
      const heal = await befall(redis);
      for (const load of loads) load.forget();
      if (away) await untilReady(gateways, false);
      await untilAsked(loads, 30);
      redis = await heal();
      await untilReady(gateways, true);
      await untilKept(portal, loads);
      expect(verdictsBesideWhole(loads), name).toEqual([]);
      version += 1;
      await portal.module("news").version(String(version));
      await purge(redis, ["news"]);
      for (const { process } of gateways)
        await expect
          .poll(async () => (await fetch(`${process.origin}/news-kept/1`)).text(), {
            timeout: 30_000,
            interval: 20,
            message: name,
          })
          .toContain(`data-version="${version}"`);
    }
  },
);

/** As the metrics say. */
async function untilReady(gateways: readonly LadderGateway[], ready: boolean): Promise<void> {
  for (const { metrics } of gateways)
    await expect
      .poll(async () => (await metrics()).sum("gateway_redis_state", 'state="ready"'), {
        timeout: 30_000,
        interval: 50,
      })
      .toBe(ready ? 1 : 0);
}

/** What is kept is answered without a word to its module: every gateway is certain that it would hear of a purge. */
async function untilKept(portal: LadderPortal, loads: readonly Load[]): Promise<void> {
  const asked = (): Promise<number> => portal.module("news").counted("/news-kept/1");
  const isKept = async (): Promise<boolean> => {
    const before = await asked();
    const visits = loads.map((load) => load.total("news kept"));
    await expect
      .poll(() => loads.every((load, index) => load.total("news kept") > visits[index]! + 40), {
        timeout: 30_000,
      })
      .toBe(true);
    return (await asked()) === before;
  };
  await expect.poll(isKept, { timeout: 30_000 }).toBe(true);
}

async function purge({ url }: TestRedis, tags: readonly string[]): Promise<void> {
  const log = createLogger({ service: "test", level: "silent" });
  const redis = await openRedis({ url, name: "test", log, patience: 10_000, timeout: 1000 });
  try {
    await publishPurge(redis, { module: "news", tags, mode: "soft" });
  } finally {
    redis.close();
  }
}

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
  readonly befall: (redis: TestRedis) => Promise<() => Promise<TestRedis>>;
}

const again = (redis: TestRedis): Promise<TestRedis> => startRedis({ port: redis.port });

const ills: Ill[] = [
  {
    name: "is killed and comes back empty",
    befall: async (redis) => {
      process.kill(redis.pid, "SIGKILL");
      return () => again(redis);
    },
  },
  {
    name: "hangs",
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
    befall: async (redis) => {
      await redis.stop();
      const empty = await again(redis);
      return () => Promise.resolve(empty);
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
      .poll(() => sights.filter(({ name }) => load.total(name) < times), { timeout: 20_000, interval: 20 })
      .toEqual([]);
}

function verdictsBesideWhole(loads: readonly Load[]): string[] {
  return loads
    .flatMap((load) => [...load.tally.values()].flatMap((verdicts) => [...verdicts.keys()]))
    .filter((verdict) => verdict !== "whole");
}

test(
  "whatever befalls Redis, nobody is answered worse, and afterwards purges reach every gateway",
  { timeout: 120_000 },
  async () => {
    let redis = await startRedis();
    onTestFinished(() => redis.stop());
    const { portal, gateways, loads } = await startTwo(redis.url);
    await untilAsked(loads, 10);
    let version = 1;
    for (const { name, befall } of ills) {
      const heal = await befall(redis);
      for (const load of loads) load.forget();
      await untilAsked(loads, 40);
      redis = await heal();
      await untilAsked(loads, 60);
      expect(verdictsBesideWhole(loads), name).toEqual([]);
      version += 1;
      await portal.module("news").version(String(version));
      await purge(redis, ["news"]);
      for (const { process } of gateways)
        await expect
          .poll(async () => (await fetch(`${process.origin}/news-kept/1`)).text(), {
            timeout: 10_000,
            interval: 20,
            message: name,
          })
          .toContain(`data-version="${version}"`);
    }
  },
);

async function purge({ url }: TestRedis, tags: readonly string[]): Promise<void> {
  const log = createLogger({ service: "test", level: "silent" });
  const redis = await openRedis({ url, name: "test", log, patience: 10_000, timeout: 1000 });
  try {
    await publishPurge(redis, { module: "news", tags, mode: "soft" });
  } finally {
    redis.close();
  }
}

import { startRedis } from "@madang/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { breakerDefaults } from "../../src/upstream/circuit-breaker.ts";
import { countByStatus, crowd } from "./crowd.ts";
import {
  homeManifest,
  readingManifest,
  startLadderGateway,
  startLadderPortal,
  type LadderPortal,
} from "./ladder-portal.ts";

const people = 1000;

interface Crowded {
  readonly portal: LadderPortal;
  readonly origins: readonly string[];
}

async function startGateways(count: number): Promise<Crowded> {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const env = { REDIS_URL: redis.url };
  const manifests = [
    homeManifest("portal-home"),
    { ...readingManifest("news"), concurrency: 2000, deadline: 20_000 },
  ];
  const portal = await startLadderPortal({ manifests, env });
  const others = await Promise.all(
    Array.from({ length: count - 1 }, () => startLadderGateway(portal.folder, env)),
  );
  onTestFinished(async () => void (await Promise.all(others.map(({ process }) => process.kill()))));
  return { portal, origins: [portal.origin, ...others.map(({ process }) => process.origin)] };
}

test.for([1, 3])(
  "a thousand who want the same page at once over %i gateways are one request to its module",
  { timeout: 60_000 },
  async (count) => {
    const { portal, origins } = await startGateways(count);
    const news = portal.module("news");
    await news.fault("is fifty times slower");
    for (const round of [1, 2]) {
      const path = `/news-kept/${round}`;
      const answers = await crowd(origins, { people, path: () => path });
      expect(countByStatus(answers)).toEqual({ 200: people });
      expect(
        answers.filter((seen) => typeof seen !== "string" && !seen.text.includes(`data-path="${path}"`)),
      ).toEqual([]);
      expect(await news.counted(path)).toBe(1);
    }
  },
);

test(
  "a thousand who want what may not be kept all pass, and wait for nobody",
  { timeout: 60_000 },
  async () => {
    const { portal, origins } = await startGateways(1);
    const news = portal.module("news");
    await news.fault("is fifty times slower");
    for (const path of ["/news-never/1", "/api/news/items"]) {
      const answers = await crowd(origins, { people, path: () => path });
      expect(countByStatus(answers)).toEqual({ 200: people });
      expect(await news.counted(path)).toBe(people);
    }
  },
);

test(
  "a thousand who want a page of a module that is away are told so, and it is asked a few times at most",
  { timeout: 60_000 },
  async () => {
    const { portal, origins } = await startGateways(1);
    const news = portal.module("news");
    await news.fault("answers 500");
    const answers = await crowd(origins, { people, path: () => "/news-kept/1" });
    expect(Object.keys(countByStatus(answers)).every((status) => ["502", "503"].includes(status))).toBe(true);
    // As often as the breaker wants to see before it opens; three probes that fail take it longer than the crowd.
    expect(await news.counted("/news-kept/1")).toBeLessThan(breakerDefaults.leastSamples + 3);
    await news.fault("none");
    await expect
      .poll(async () => countByStatus(await crowd(origins, { people: 20, path: () => "/news-kept/1" })), {
        timeout: 30_000,
      })
      .toEqual({ 200: 20 });
  },
);

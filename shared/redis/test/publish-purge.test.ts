import { createLogger } from "@madang/service";
import { startRedis, type TestRedis } from "@madang/test-kit";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openRedis } from "../src/open-redis.ts";
import { publishPurge } from "../src/purge/publish-purge.ts";
import type { Redis } from "../src/redis.ts";

let server: TestRedis;
let redis: Redis;

beforeAll(async () => {
  server = await startRedis();
  redis = await openRedis({
    url: server.url,
    name: "test",
    log: createLogger({ service: "test", level: "silent" }),
    patience: 5000,
    timeout: 5000,
  });
});

afterAll(async () => {
  redis.close();
  await server.stop();
});

beforeEach(() => redis.send(["FLUSHALL"]));

const score = (member: string) => redis.send<number | null>(["ZSCORE", "madang:purge-state", member]);

test("a purge has a number, its tags remember it, and the stream tells it", async () => {
  expect(await publishPurge(redis, { module: "news", tags: ["news:12", "list"], mode: "soft" })).toBe(1);
  expect(await publishPurge(redis, { module: "news", tags: ["list", "list"], mode: "hard" })).toBe(2);
  expect(await score("news/news:12")).toBe(1);
  expect(await score("news/list")).toBe(2);
  expect(await score("!news/list")).toBe(2);
  expect(await score("!news/news:12")).toBeNull();
  const lines = await redis.send<[string, string[]][]>(["XRANGE", "madang:purges", "-", "+"]);
  expect(lines.map(([, fields]) => [fields[1], ...fields.slice(4)])).toEqual([
    ["1", "module", "news", "tags", '["news:12","list"]', "mode", "soft"],
    ["2", "module", "news", "tags", '["list"]', "mode", "hard"],
  ]);
  expect(lines[0]?.[1][3]).toBe(lines[1]?.[1][3]);
});

test("no module purges another one's tags, whatever it calls them", async () => {
  await publishPurge(redis, { module: "news", tags: ["list"], mode: "hard" });
  await publishPurge(redis, {
    module: "evil",
    tags: ["../news/list", "!news/list", "#", "!*", "@"],
    mode: "hard",
  });
  expect(await score("news/list")).toBe(1);
  expect(await score("#")).toBe(2);
  expect(await score("!*")).toBe(0);
});

test("a Redis that was emptied begins another history", async () => {
  await publishPurge(redis, { module: "news", tags: ["a"], mode: "soft" });
  const [first] = await redis.send<string[]>(["ZRANGE", "madang:purge-state", "0", "0"]);
  await redis.send(["FLUSHALL"]);
  expect(await publishPurge(redis, { module: "news", tags: ["a"], mode: "soft" })).toBe(1);
  const [second] = await redis.send<string[]>(["ZRANGE", "madang:purge-state", "0", "0"]);
  expect(first).toMatch(/^@.{36}$/);
  expect(second).toMatch(/^@.{36}$/);
  expect(second).not.toBe(first);
});

test("many purges at once have as many numbers", async () => {
  const numbers = await Promise.all(
    Array.from({ length: 500 }, (_, index) =>
      publishPurge(redis, { module: "news", tags: [`news:${index}`], mode: "soft" }),
    ),
  );
  expect(new Set(numbers).size).toBe(500);
  expect(Math.max(...numbers)).toBe(500);
});

test("a purge that cannot be published rejects: who publishes keeps it", async () => {
  await redis.send(["SET", "madang:purges", "not a stream"]);
  await expect(publishPurge(redis, { module: "news", tags: ["a"], mode: "soft" })).rejects.toMatchObject({
    code: "REDIS_REFUSED",
  });
});

import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { openRedis, type Redis } from "@madang/redis";
import { createLogger, type Logger } from "@madang/service";
import { FrozenNetwork, startRedis, type TestRedis } from "@madang/test-kit";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openRegistry, openRegistryFeed, openRegistryReader } from "../src/public.ts";
import { snapshotOf } from "./samples.ts";

const log = createLogger({ service: "test", level: "silent", build: "test" });
const entry = { by: "test", action: "promote", module: "news", detail: {}, outcome: "done" };
const limit = { timeout: 20_000, interval: 10 };
let postgres: TemporaryPostgres;
let redisServer: TestRedis;

beforeAll(async () => {
  [postgres, redisServer] = await Promise.all([startTemporaryPostgres(), startRedis()]);
});
afterAll(async () => {
  await Promise.all([postgres.close(), redisServer.stop()]);
});

async function follow(url: string, options: { redis?: Redis; pollEvery?: number; log?: Logger } = {}) {
  const reader = openRegistryReader({ url, log, timeout: 1000 });
  const feed = openRegistryFeed({ log, ...options, url });
  const seen: (number | undefined)[] = [];
  feed.follow(async () => {
    const sequence = await reader.newestSequence();
    seen.push(sequence);
  });
  return { seen, close: () => Promise.all([feed.close(), reader.close()]) };
}

test("a change is heard of by LISTEN long before anybody polls", async () => {
  const url = await postgres.freshDatabase();
  const registry = openRegistry({ url, log });
  await registry.publishSnapshot(snapshotOf(1), entry);
  const follower = await follow(url, { pollEvery: 3_600_000 });
  await vi.waitFor(() => expect(follower.seen.at(-1)).toBe(1), limit);
  await registry.publishSnapshot(snapshotOf(2), entry);
  await vi.waitFor(() => expect(follower.seen.at(-1)).toBe(2), limit);
  await registry.close();
  await follower.close();
});

test("replicas that change are told of, reports that repeat the last one are not", async () => {
  const url = await postgres.freshDatabase();
  const registry = openRegistry({ url, log });
  await registry.publishSnapshot(snapshotOf(1), entry);
  const follower = await follow(url, { pollEvery: 3_600_000 });
  await vi.waitFor(() => expect(follower.seen).not.toEqual([]), limit);
  const report = { runner: "one", module: "news", build: "aaaaaaaa", failure: undefined };
  expect(await registry.setReplicas({ ...report, origins: ["http://127.0.0.1:1"] })).toBe(true);
  const before = follower.seen.length;
  await vi.waitFor(() => expect(follower.seen.length).toBeGreaterThanOrEqual(before), limit);
  expect(await registry.setReplicas({ ...report, origins: ["http://127.0.0.1:1"] })).toBe(false);
  await registry.close();
  await follower.close();
});

test("a change is heard of by Redis while nothing listens at PostgreSQL", async () => {
  const url = await postgres.freshDatabase();
  const redis = await openRedis({ url: redisServer.url, name: "test", log, prefix: "feed" });
  const registry = openRegistry({ url, log, redis });
  await registry.publishSnapshot(snapshotOf(1), entry);
  const follower = await follow(url, { redis, pollEvery: 3_600_000 });
  await vi.waitFor(() => expect(follower.seen.at(-1)).toBe(1), limit);
  await endConnections(url, "madang-registry-feed");
  await registry.publishSnapshot(snapshotOf(2), entry);
  await vi.waitFor(() => expect(follower.seen.at(-1)).toBe(2), limit);
  await registry.close();
  await follower.close();
  redis.close();
});

test("a connection that was ended comes back, and what was missed meanwhile is seen", async () => {
  const url = await postgres.freshDatabase();
  const registry = openRegistry({ url, log });
  await registry.publishSnapshot(snapshotOf(1), entry);
  const follower = await follow(url, { pollEvery: 3_600_000 });
  await vi.waitFor(() => expect(follower.seen.at(-1)).toBe(1), limit);
  for (let sequence = 2; sequence < 6; sequence += 1) {
    await endConnections(url, "madang-registry-feed");
    await registry.publishSnapshot(snapshotOf(sequence), entry);
    await vi.waitFor(() => expect(follower.seen.at(-1)).toBe(sequence), limit);
  }
  await registry.close();
  await follower.close();
});

test("a PostgreSQL that hangs is given up in time, logged once, and followed again when it answers", async () => {
  const direct = await postgres.freshDatabase();
  const registry = openRegistry({ url: direct, log });
  await registry.publishSnapshot(snapshotOf(1), entry);
  const { network, url } = await FrozenNetwork.to(direct);
  const lines: string[] = [];
  const writing = createLogger({
    service: "test",
    level: "warn",
    build: "test",
    destination: { write: (line: string) => void lines.push(line) },
  });
  const follower = await follow(url, { log: writing, pollEvery: 200 });
  await vi.waitFor(() => expect(follower.seen.at(-1)).toBe(1), limit);
  network.freeze();
  const reader = openRegistryReader({ url, log, timeout: 500 });
  await expect(reader.newestSnapshot()).rejects.toMatchObject({ code: "REGISTRY_AWAY" });
  await expect(
    reader.report({ id: "one", sequence: 1, seenAt: new Date(), refused: {} }, []),
  ).rejects.toMatchObject({
    code: "REGISTRY_AWAY",
  });
  await reader.close();
  await registry.publishSnapshot(snapshotOf(2), entry);
  await vi.waitFor(() => expect(lines.filter((line) => line.includes("is away"))).toHaveLength(1), limit);
  network.thaw();
  await vi.waitFor(() => expect(follower.seen.at(-1)).toBe(2), limit);
  expect(lines.filter((line) => line.includes("is away"))).toHaveLength(1);
  await follower.close();
  await registry.close();
  network.close();
});

test("a change that could not be taken up is tried again, never twice at the same time", async () => {
  const url = await postgres.freshDatabase();
  const registry = openRegistry({ url, log });
  await registry.publishSnapshot(snapshotOf(1), entry);
  const feed = openRegistryFeed({ url, log, pollAlone: 20 });
  let tries = 0;
  let atOnce = 0;
  let most = 0;
  feed.follow(async () => {
    most = Math.max(most, (atOnce += 1));
    await new Promise((resolve) => setTimeout(resolve, 10));
    atOnce -= 1;
    tries += 1;
    if (tries < 3) throw new Error("not yet");
  });
  await vi.waitFor(() => expect(tries).toBeGreaterThanOrEqual(3), limit);
  expect(most).toBe(1);
  await feed.close();
  await registry.close();
});

test("without a registry the first look is made all the same: there may be something on disk", async () => {
  const feed = openRegistryFeed({ url: "postgres://nobody:secret@127.0.0.1:1/none", log });
  const looked = new Promise<string>((resolve) => feed.follow(async () => resolve("looked")));
  expect(await looked).toBe("looked");
  await feed.close();
});

async function endConnections(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", [
    name,
  ]);
  await client.end();
}

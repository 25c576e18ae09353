import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { publishPurge } from "@madang/redis";
import { startRedis, type TestRedis } from "@madang/test-kit";
import { afterEach, expect, test, vi } from "vitest";
import { anyVariant, makeResponse } from "./make-response.ts";
import { caughtUp, gatewayStores, openTestRedis, patient, type TestGateway } from "./redis-stores.ts";
import { slowProxy } from "./slow-proxy.ts";

const ended: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0).toReversed()) await end();
});

async function serve(options: Parameters<typeof startRedis>[0] = {}): Promise<TestRedis> {
  const server = await startRedis(options);
  ended.push(() => server.stop());
  return server;
}

async function gateway(url: string, given: Parameters<typeof gatewayStores>[1] = {}): Promise<TestGateway> {
  const opened = await gatewayStores(url, given);
  ended.push(() => {
    opened.close();
    opened.redis.close();
  });
  return opened;
}

const write = ({ store }: TestGateway, key: string, given: Parameters<typeof makeResponse>[0] = {}) =>
  store.write(key, makeResponse({ ticket: store.ticket(), tags: ["news/a"], ...given }));

const isFresh = async ({ store }: TestGateway, key: string) =>
  ((await store.read(key, anyVariant))?.freshUntil ?? 0) > Date.now();

/** Resolves once a gateway reads what another one has written: Redis is in use again. */
async function share(left: TestGateway, right: TestGateway): Promise<void> {
  let tries = 0;
  await vi.waitFor(async () => {
    const key = `shared ${(tries += 1)}`;
    await write(left, key, { tags: [] });
    expect(await right.store.read(key, anyVariant)).toBeDefined();
  }, patient);
}

test("Redis emptied: memory goes on, asks again what could have been purged, and Redis is used again", async () => {
  const server = await serve();
  const [left, right] = [await gateway(server.url), await gateway(server.url)];
  await write(left, "page");
  await write(left, "untagged", { tags: [] });
  expect(await isFresh(right, "page")).toBe(true);
  await left.redis.send(["FLUSHALL"]);
  await vi.waitFor(async () => expect(await isFresh(left, "page")).toBe(false), patient);
  expect(await left.store.read("page", anyVariant)).toBeDefined();
  expect(await isFresh(left, "untagged")).toBe(true);
  await caughtUp(left);
  await caughtUp(right);
  await write(left, "again");
  expect(await isFresh(right, "again")).toBe(true);
  await publishPurge(left.redis, { module: "news", tags: ["a"], mode: "soft" });
  await vi.waitFor(async () => expect(await isFresh(right, "again")).toBe(false), patient);
});

test("a fill that was under way when Redis was emptied is stored nowhere", async () => {
  const server = await serve();
  const left = await gateway(server.url);
  const ticket = left.store.ticket();
  await left.redis.send(["FLUSHALL"]);
  await vi.waitFor(() => expect(left.store.ticket()).toBeGreaterThan(ticket), patient);
  expect(await write(left, "page", { ticket })).toBe(false);
  expect(await left.redis.send(["KEYS", "madang:r:*"])).toEqual([]);
});

test("Redis gone: hits and writes go on from memory; back and empty, it is used again", async () => {
  const server = await serve();
  const [left, right] = [await gateway(server.url), await gateway(server.url)];
  await write(left, "page", { tags: [] });
  await server.stop();
  await vi.waitFor(() => expect(left.redis.state).toBe("lost"), patient);
  expect(await isFresh(left, "page")).toBe(true);
  expect(await write(left, "meanwhile", { tags: [] })).toBe(true);
  expect(await isFresh(left, "meanwhile")).toBe(true);
  expect(await left.store.read("other", anyVariant)).toBeUndefined();
  await left.store.purge({ tags: ["news/a"], mode: "hard" });
  await left.store.delete("page");
  expect(await left.store.read("page", anyVariant)).toBeUndefined();
  await serve({ port: server.port });
  await vi.waitFor(() => expect([left.redis.state, right.redis.state]).toEqual(["ready", "ready"]), patient);
  await share(left, right);
});

test("Redis away for longer than two seconds: tagged answers are fresh for a second only, until it is back", async () => {
  const server = await serve();
  const left = await gateway(server.url);
  await write(left, "page");
  await write(left, "untagged", { tags: [] });
  await server.stop();
  await vi.waitFor(() => expect(left.coverage.isLost("news")).toBe(true), patient);
  await vi.waitFor(async () => expect(await isFresh(left, "page")).toBe(false), patient);
  expect(await isFresh(left, "untagged")).toBe(true);
  const receivedAt = Date.now();
  await write(left, "page", { receivedAt });
  expect((await left.store.read("page", anyVariant))?.freshUntil).toBe(receivedAt + 1000);
  await serve({ port: server.port });
  await vi.waitFor(() => expect(left.coverage.anyLost).toBe(false), patient);
  await vi.waitFor(() => expect(left.redis.state).toBe("ready"), patient);
  await caughtUp(left);
  expect(await write(left, "page")).toBe(true);
  expect(await isFresh(left, "page")).toBe(true);
});

test("Redis back as it was: purges that were made meanwhile are applied, nothing else is asked again", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "redis-"));
  ended.push(() => rm(folder, { recursive: true }));
  const settings = ["--dir", folder];
  const server = await serve({ settings });
  const left = await gateway(server.url);
  await publishPurge(left.redis, { module: "news", tags: ["before"], mode: "soft" });
  await caughtUp(left);
  await write(left, "a", { tags: ["news/a"] });
  await write(left, "b", { tags: ["news/b"] });
  await left.redis.send(["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]);
  const other = await openTestRedis(server.url);
  ended.push(() => other.close());
  await publishPurge(other, { module: "news", tags: ["a"], mode: "soft" });
  await vi.waitFor(async () => expect(await isFresh(left, "a")).toBe(false), patient);
  expect(await isFresh(left, "b")).toBe(true);
  await other.send(["SAVE"]);
  await server.stop();
  await serve({ settings, port: server.port });
  await vi.waitFor(() => expect(left.redis.state).toBe("ready"), patient);
  await caughtUp(left);
  expect(await isFresh(left, "b")).toBe(true);
});

test("Redis fell back to an older state: what was purged in the lost time is read from it by nobody", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "redis-"));
  ended.push(() => rm(folder, { recursive: true }));
  const settings = ["--dir", folder];
  const server = await serve({ settings });
  const [left, right] = [await gateway(server.url), await gateway(server.url)];
  await write(left, "page", { body: Buffer.from("withdrawn") });
  await left.redis.send(["SAVE"]);
  await publishPurge(left.redis, { module: "news", tags: ["a"], mode: "hard" });
  await caughtUp(left);
  await caughtUp(right);
  expect(await right.store.read("page", anyVariant)).toBeUndefined();
  await server.stop();
  await serve({ settings, port: server.port });
  // As many purges as before are made before anybody looks: the numbers alone do not tell.
  const other = await openTestRedis(server.url);
  ended.push(() => other.close());
  await publishPurge(other, { module: "news", tags: ["b"], mode: "soft" });
  await share(left, right);
  expect(await right.store.read("page", anyVariant)).toBeUndefined();
  expect(await left.store.read("page", anyVariant)).toBeUndefined();
  const late = await gateway(server.url);
  expect(await late.store.read("page", anyVariant)).toBeUndefined();
});

test("Redis full: writes stay in memory and are counted; purges and deletions still reach everyone", async () => {
  const server = await serve();
  const [left, right] = [await gateway(server.url), await gateway(server.url)];
  await write(left, "page");
  await write(left, "other", { tags: [] });
  expect(await isFresh(right, "page")).toBe(true);
  expect(await isFresh(right, "other")).toBe(true);
  await left.redis.send(["CONFIG", "SET", "maxmemory", "100kb"]);
  expect(await write(left, "more", { body: Buffer.alloc(100_000) })).toBe(true);
  expect(await isFresh(left, "more")).toBe(true);
  expect(left.shared?.counts.refused.full).toBe(1);
  await publishPurge(left.redis, { module: "news", tags: ["a"], mode: "hard" });
  await left.store.delete("other");
  await vi.waitFor(async () => {
    expect(await right.store.read("page", anyVariant)).toBeUndefined();
    expect(await right.store.read("other", anyVariant)).toBeUndefined();
  }, patient);
  await left.redis.send(["CONFIG", "SET", "maxmemory", "0"]);
  await share(left, right);
});

test("volatile-lru drops answers, never what is known of purges", async () => {
  const server = await serve({ settings: ["--maxmemory", "4mb", "--maxmemory-policy", "volatile-lru"] });
  const left = await gateway(server.url);
  await publishPurge(left.redis, { module: "news", tags: ["a"], mode: "soft" });
  for (let index = 0; index < 200; index += 1)
    await write(left, `page ${index}`, { body: Buffer.alloc(100_000, index), tags: [] });
  expect(await left.redis.send(["ZSCORE", "madang:purge-state", "news/a"])).toBe(1);
  const stored = await left.redis.send<string[]>(["KEYS", "madang:r:*"]);
  expect(stored.length).toBeGreaterThan(0);
  expect(stored.length).toBeLessThan(100);
});

test("Redis hangs: three commands run out of time, then nobody asks; it is used again when it goes on", async () => {
  const server = await serve();
  const [left, right] = [await gateway(server.url, { timeout: 300 }), await gateway(server.url)];
  await write(left, "page", { tags: [] });
  process.kill(server.pid, "SIGSTOP");
  for (let index = 0; index < 3; index += 1) await left.store.read(`miss ${index}`, anyVariant);
  expect(left.redis.state).not.toBe("ready");
  expect(await isFresh(left, "page")).toBe(true);
  expect(await write(left, "meanwhile", { tags: [] })).toBe(true);
  expect(await left.store.read("miss", anyVariant)).toBeUndefined();
  process.kill(server.pid, "SIGCONT");
  await share(right, left);
});

test("a Redis that is too slow is left alone, and taken up when it is quick again", async () => {
  const server = await serve();
  const proxy = await slowProxy(server.port);
  ended.push(() => proxy.close());
  const left = await gateway(proxy.url, { timeout: 300 });
  const right = await gateway(server.url);
  proxy.delay = 600;
  for (let index = 0; index < 3; index += 1) await left.store.read(`miss ${index}`, anyVariant);
  expect(left.redis.state).toBe("failing");
  proxy.delay = 0;
  await share(right, left);
});

test("a purge that Redis could not take is delivered when it is back; until then nothing is read from there", async () => {
  const server = await serve();
  const proxy = await slowProxy(server.port);
  ended.push(() => proxy.close());
  const left = await gateway(proxy.url, { timeout: 300 });
  const right = await gateway(server.url);
  await write(left, "page");
  expect(await isFresh(right, "page")).toBe(true);
  proxy.delay = 1500;
  await left.store.purge({ tags: ["news/a"], mode: "hard" });
  expect(await left.store.read("page", anyVariant)).toBeUndefined();
  proxy.delay = 0;
  await vi.waitFor(async () => expect(await right.store.read("page", anyVariant)).toBeUndefined(), patient);
  await share(left, right);
});

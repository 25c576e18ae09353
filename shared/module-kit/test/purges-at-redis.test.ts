import type { Redis } from "@madang/redis";
import { createLogger, type RunningService } from "@madang/service";
import { startRedis, type TestRedis } from "@madang/test-kit";
import { sql, type Kysely } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase, type Database } from "../src/server/database/open-database.ts";
import { startModule } from "../src/server/serve/start-module.ts";
import { libraryDefinition } from "./fixture/library-module.ts";
import { postgresForTests } from "./fixture/library-process.ts";
import { purgeAlone } from "./fixture/purge-follower.ts";
import { redisForTest, streamedPurges, streamedTags } from "./fixture/purge-stream.ts";

const patient = { timeout: 20_000, interval: 20 };
const log = createLogger({ service: "library", level: "silent" });
const postgres = postgresForTests();
const services: RunningService[] = [];
let server: TestRedis;
let redis: Redis;
let database: Database;
let db: Kysely<unknown>;
let env: Record<string, string>;

beforeEach(async () => {
  server = await startRedis();
  redis = await redisForTest(server.url);
  const url = await postgres().freshDatabase();
  env = { DATABASE_URL: url, REDIS_URL: server.url, LOG_LEVEL: "silent" };
  database = openDatabase({ url, schema: "library", poolSize: 5, timeout: 5000, log });
  db = database.db as Kysely<unknown>;
});

afterEach(async () => {
  for (const service of services.splice(0)) await service.close();
  await database.close();
  redis.close();
  await server.stop();
});

async function start(more: Record<string, string> = {}): Promise<RunningService> {
  const service = await startModule(libraryDefinition, { ...env, ...more });
  services.push(service);
  return service;
}

async function stopAll(): Promise<void> {
  for (const service of services.splice(0)) await service.close();
}

test("a committed purge stands in the stream with its module and its meaning", async () => {
  await start();
  await purgeAlone(db, ["library:1", "library:list"]);
  const soft = { module: "library", tags: ["library:1", "library:list"], mode: "soft" };
  await expect.poll(() => streamedPurges(redis), patient).toEqual([soft]);
  await purgeAlone(db, ["library:2"], "hard");
  const hard = { module: "library", tags: ["library:2"], mode: "hard" };
  await expect.poll(() => streamedPurges(redis), patient).toEqual([soft, hard]);
});

test("keys begin with the prefix of the portal", async () => {
  await start({ MADANG_CACHE_PREFIX: "other" });
  await purgeAlone(db, ["library:1"]);
  await expect.poll(() => redis.send<number>(["EXISTS", "other:purges"]), patient).toBe(1);
  expect(await redis.send(["EXISTS", "madang:purges"])).toBe(0);
});

test("what was committed while no process ran is published by the next one", async () => {
  await start();
  await stopAll();
  await purgeAlone(db, ["library:1"]);
  await start();
  await expect.poll(() => streamedTags(redis), patient).toEqual(["library:1"]);
});

test("many purges in one moment are few lines that name each tag", async () => {
  await start();
  await stopAll();
  for (let number = 0; number < 700; number += 1) await purgeAlone(db, [`library:${number}`, "library:list"]);
  await start();
  await expect.poll(async () => new Set(await streamedTags(redis)).size, patient).toBe(701);
  expect((await streamedPurges(redis)).length).toBeLessThan(10);
});

test("a Redis that was emptied is told again what it has forgotten", async () => {
  await start();
  await purgeAlone(db, ["library:1"]);
  await expect.poll(() => streamedTags(redis), patient).toEqual(["library:1"]);
  await redis.send(["FLUSHALL"]);
  await expect.poll(() => streamedTags(redis), patient).toEqual(["library:1"]);
});

test("a Redis that comes back with nothing is told again, and of what came meanwhile", async () => {
  await start();
  await purgeAlone(db, ["library:1"]);
  await expect.poll(() => streamedTags(redis), patient).toEqual(["library:1"]);
  await server.stop();
  await purgeAlone(db, ["library:2"]);
  server = await startRedis({ port: server.port });
  await expect.poll(() => streamedTags(redis).catch(() => []), patient).toEqual(["library:1", "library:2"]);
});

test("a Redis that falls back to an older state is told what it has lost", async () => {
  await start();
  await purgeAlone(db, ["library:1"]);
  await expect.poll(() => streamedTags(redis), patient).toEqual(["library:1"]);
  await expect.poll(() => redis.send(["HGET", "madang:purge-marks", "library"]), patient).toMatch(/ 1$/);
  const older = await stateOf(redis);
  await purgeAlone(db, ["library:2"], "hard");
  await expect.poll(() => streamedTags(redis), patient).toEqual(["library:1", "library:2"]);
  await expect.poll(() => redis.send(["HGET", "madang:purge-marks", "library"]), patient).toMatch(/ 2$/);
  await restore(redis, older);
  await expect
    .poll(() => streamedPurges(redis), patient)
    .toContainEqual({
      module: "library",
      tags: ["library:2"],
      mode: "hard",
    });
});

test("a Redis that hangs is told when it goes on", async () => {
  await start();
  await purgeAlone(db, ["library:1"]);
  await expect.poll(() => streamedTags(redis), patient).toEqual(["library:1"]);
  process.kill(server.pid, "SIGSTOP");
  await purgeAlone(db, ["library:2"]);
  await expect
    .poll(
      () => sql`select from madang_purges where seq is null`.execute(db).then(({ rows }) => rows.length),
      patient,
    )
    .toBe(0);
  process.kill(server.pid, "SIGCONT");
  await expect.poll(() => streamedTags(redis).catch(() => []), patient).toContain("library:2");
});

test("of several replicas each can be the last one", async () => {
  const first = await start();
  await start();
  await start();
  await purgeAlone(db, ["library:1"]);
  await expect.poll(() => streamedTags(redis), patient).toContain("library:1");
  await first.close();
  services.splice(services.indexOf(first), 1);
  await purgeAlone(db, ["library:2"]);
  await expect.poll(() => streamedTags(redis), patient).toContain("library:2");
});

test("a database that was restored from a backup purges everything, since nobody knows what was stored meanwhile", async () => {
  await start();
  for (const tag of ["library:1", "library:2", "library:3"]) await purgeAlone(db, [tag]);
  await expect.poll(() => redis.send(["HGET", "madang:purge-marks", "library"]), patient).toMatch(/ 3$/);
  await stopAll();
  await sql`delete from madang_purges where seq > 1`.execute(db);
  await sql`update madang_purge_feed set seq = 1`.execute(db);
  await start();
  await expect
    .poll(() => streamedPurges(redis), patient)
    .toContainEqual({ module: "library", tags: ["library"], mode: "soft" });
  await purgeAlone(db, ["library:4"]);
  await expect.poll(() => streamedTags(redis), patient).toContain("library:4");
});

test("an address that is none of a Redis stops the module with what is wrong", async () => {
  await expect(start({ REDIS_URL: "http://127.0.0.1:6379" })).rejects.toMatchObject({
    code: "SERVICE_CONFIG_VALUE",
  });
});

const keys = ["madang:purge-state", "madang:purges", "madang:purge-marks"];

/** What a replica has that lags behind. */
async function stateOf(from: Redis): Promise<Map<string, Buffer>> {
  const dumped = await Promise.all(
    keys.map(async (key) => [key, await from.send<Buffer>(["DUMP", key], { buffers: true })] as const),
  );
  return new Map(dumped);
}

async function restore(to: Redis, state: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const [key, value] of state) await to.send(["RESTORE", key, "0", value, "REPLACE"]);
}

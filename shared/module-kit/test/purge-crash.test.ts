import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startPostgres, type Postgres } from "@madang/embedded-postgres";
import type { Redis } from "@madang/redis";
import { createLogger } from "@madang/service";
import { startRedis, startService, type ServiceProcess, type TestRedis } from "@madang/test-kit";
import { sql, type Kysely } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openDatabase, type Database } from "../src/server/database/open-database.ts";
import { followFeed, purgeAlone } from "./fixture/purge-follower.ts";
import { redisForTest, streamedTags } from "./fixture/purge-stream.ts";

const patient = { timeout: 30_000, interval: 20 };
const log = createLogger({ service: "library", level: "silent" });
const program = new URL("fixture/library-main.ts", import.meta.url).pathname;
const parent = mkdtempSync(path.join(tmpdir(), "purge-crash-"));
const cluster = { folder: path.join(parent, "data"), password: randomUUID() };
const processes: ServiceProcess[] = [];
let postgres: Postgres;
let server: TestRedis;
let redis: Redis;
let database: Database;
let db: Kysely<unknown>;
let url: string;

beforeAll(async () => {
  chmodSync(parent, 0o711);
  postgres = await startPostgres(cluster);
});

afterAll(async () => {
  await postgres.stop({ withinMs: 3000 });
  rmSync(parent, { recursive: true, force: true });
});

beforeEach(async () => {
  server = await startRedis();
  redis = await redisForTest(server.url);
  url = await postgres.createDatabase(`test_${randomUUID().slice(0, 8)}`);
  database = openDatabase({ url, schema: "library", poolSize: 5, timeout: 10_000, log });
  db = database.db as Kysely<unknown>;
});

afterEach(async () => {
  for (const service of processes.splice(0)) await service.stop();
  await database.close();
  redis.close();
  await server.stop();
});

async function start(): Promise<ServiceProcess> {
  const env = { DATABASE_URL: url, REDIS_URL: server.url };
  const service = await startService({ name: "library", file: program, env });
  processes.push(service);
  return service;
}

async function kill(service: ServiceProcess): Promise<void> {
  processes.splice(processes.indexOf(service), 1);
  await service.kill();
}

/** What is published in the end, at Redis and to whoever follows. */
async function expectPublished(tag: string): Promise<void> {
  const { origin } = await start();
  await expect.poll(() => streamedTags(redis), patient).toContain(tag);
  const follower = await followFeed(origin, 0);
  await expect.poll(() => follower.purges.flatMap(({ tags = [] }) => tags), patient).toContain(tag);
  expect(follower.purges.map(({ seq }) => seq)).toEqual(follower.purges.map((_, at) => at + 1));
  follower.stop();
}

async function unnumbered(): Promise<number> {
  return (await sql`select from madang_purges where seq is null`.execute(db)).rows.length;
}

test("a module that is killed before it gave a number", async () => {
  const service = await start();
  const locked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const holding = db.transaction().execute(async (transaction) => {
    await sql`select from madang_purge_feed for update`.execute(transaction);
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  await purgeAlone(db, ["library:1"]);
  const waits = sql`select from pg_stat_activity where application_name = 'library-purges' and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await waits.execute(db)).rows.length, patient).toBe(1);
  await kill(service);
  release.resolve();
  await holding;
  await expectPublished("library:1");
});

test("a module that is killed between the number and Redis", async () => {
  const service = await start();
  process.kill(server.pid, "SIGSTOP");
  await purgeAlone(db, ["library:1"]);
  await expect.poll(unnumbered, patient).toBe(0);
  await kill(service);
  process.kill(server.pid, "SIGCONT");
  await expectPublished("library:1");
});

test("a module that is killed after it published and before it wrote down how far it was", async () => {
  const service = await start();
  await redis.send(["ACL", "SETUSER", "default", "-hset"]);
  await purgeAlone(db, ["library:1"]);
  await expect.poll(() => streamedTags(redis), patient).toContain("library:1");
  await kill(service);
  await redis.send(["ACL", "SETUSER", "default", "+hset"]);
  await expectPublished("library:1");
  await expect.poll(() => redis.send(["HGET", "madang:purge-marks", "library"]), patient).toMatch(/ 1$/);
});

test("a module that is killed at any moment of many writes", { timeout: 120_000 }, async () => {
  await start();
  for (let round = 0; round < 5; round += 1) {
    const tags = Array.from({ length: 40 }, (_, index) => `library:${round}.${index}`);
    const writing = Promise.all(tags.map((tag) => purgeAlone(db, [tag])));
    await wait(Math.random() * 60);
    const [service] = processes;
    if (service !== undefined) await kill(service);
    await writing;
    await start();
  }
  await expect.poll(async () => new Set(await streamedTags(redis)).size, patient).toBe(200);
  await expectPublished("library:0.0");
});

test(
  "a database that is killed while purges are committed keeps each that was, and tells it once it is back",
  { timeout: 120_000 },
  async () => {
    const { origin } = await start();
    const follower = await followFeed(origin);
    const committed: string[] = [];
    const writing = Array.from({ length: 200 }, async (_, index) => {
      await wait(index);
      await purgeAlone(db, [`library:${index}`]).then(
        () => committed.push(`library:${index}`),
        () => undefined,
      );
    });
    await wait(100);
    process.kill(postgres.pid, "SIGKILL");
    await Promise.all(writing);
    postgres = await startPostgres({ ...cluster, port: postgres.port });
    expect(committed.length).toBeGreaterThan(0);
    await expect.poll(async () => missing(committed, await streamedTags(redis)), patient).toEqual([]);
    const told = () =>
      missing(
        committed,
        follower.purges.flatMap(({ tags = [] }) => tags),
      );
    await expect.poll(told, patient).toEqual([]);
    await expect
      .poll(() => follower.lines.at(-1)?.beat ?? 0, patient)
      .toBeGreaterThanOrEqual(committed.length);
    follower.stop();
  },
);

test("there is no beat while the database cannot be asked, and nothing is missing afterwards", async () => {
  const { origin } = await start();
  const follower = await followFeed(origin);
  await expect
    .poll(() => follower.lines.filter(({ beat }) => beat !== undefined).length, patient)
    .toBeGreaterThan(1);
  process.kill(postgres.pid, "SIGKILL");
  await wait(1500);
  const silent = follower.lines.length;
  await wait(2000);
  expect(follower.lines.length).toBe(silent);
  postgres = await startPostgres({ ...cluster, port: postgres.port });
  await purgeAlone(db, ["library:1"]);
  await expect.poll(() => follower.purges.map(({ tags }) => tags), patient).toEqual([["library:1"]]);
  follower.stop();
});

function missing(wanted: readonly string[], found: readonly string[]): string[] {
  const all = new Set(found);
  return wanted.filter((tag) => !all.has(tag));
}

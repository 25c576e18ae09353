import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Redis } from "@madang/redis";
import { startRedis, type TestRedis } from "@madang/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { postgresForTests } from "./fixture/library-process.ts";
import { redisForTest, streamedTags } from "./fixture/purge-stream.ts";

const program = new URL("fixture/library-main.ts", import.meta.url).pathname;
const execute = promisify(execFile);
const postgres = postgresForTests();
let server: TestRedis;
let redis: Redis;
let databaseUrl: string;

beforeEach(async () => {
  server = await startRedis();
  redis = await redisForTest(server.url);
  databaseUrl = await postgres().freshDatabase();
});

afterEach(async () => {
  redis.close();
  await server.stop();
});

function run(args: readonly string[], redisUrl = server.url) {
  const env = { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, LOG_LEVEL: "warn" };
  return execute(process.execPath, [program, ...args], { env });
}

test("what a command has changed is told at Redis when it ends, though nothing else of its module runs", async () => {
  await run(["withdraw", "library:1", "library:2"]);
  expect(await streamedTags(redis)).toEqual(["library:1", "library:2"]);
  await run(["withdraw", "library:3"]);
  expect(await streamedTags(redis)).toEqual(["library:1", "library:2", "library:3"]);
});

test("a command that fails has told of what it had committed until then", async () => {
  await expect(run(["withdraw", "library:1", "fail", "library:2"])).rejects.toMatchObject({ code: 1 });
  expect(await streamedTags(redis)).toEqual(["library:1"]);
});

test("a Redis that is away costs a command a second and a warning; the next one tells it", async () => {
  const { stdout } = await run(["withdraw", "library:1"], "redis://127.0.0.1:1");
  expect(stdout).toContain("purges wait for a process of the module");
  expect(await streamedTags(redis)).toEqual([]);
  await run(["withdraw", "library:2"]);
  expect(await streamedTags(redis)).toEqual(["library:1", "library:2"]);
});

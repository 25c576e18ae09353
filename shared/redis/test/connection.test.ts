import { createLogger } from "@madang/service";
import { startRedis, type TestRedis } from "@madang/test-kit";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openRedis } from "../src/open-redis.ts";
import type { Redis, RedisMetrics, RedisState } from "../src/redis.ts";
import { defineScript } from "../src/script.ts";

const log = createLogger({ service: "test", level: "silent" });
const patient = { timeout: 20_000, interval: 20 };

let server: TestRedis;
const opened: Redis[] = [];

beforeEach(async () => {
  server = await startRedis();
});

afterEach(async () => {
  for (const redis of opened.splice(0)) redis.close();
  await server.stop();
});

async function open(
  options: { url?: string; metrics?: RedisMetrics; silence?: number; timeout?: number } = {},
): Promise<Redis> {
  const redis = await openRedis({
    url: server.url,
    name: "test",
    log,
    patience: 5000,
    timeout: 5000,
    ...options,
  });
  opened.push(redis);
  return redis;
}

test("commands and scripts are answered, as text or as bytes", async () => {
  const redis = await open();
  expect(redis.key("a", "b")).toBe("madang:a:b");
  await redis.send(["SET", redis.key("bytes"), Buffer.from([0, 255, 13, 10])]);
  expect(await redis.send(["GET", redis.key("bytes")], { buffers: true })).toEqual(
    Buffer.from([0, 255, 13, 10]),
  );
  const script = defineScript("echo", "return {KEYS[1], ARGV[1]}");
  for (const word of ["first", "again"])
    expect(await redis.run(script, { keys: ["k"], args: [word] })).toEqual(["k", word]);
});

test("an error reply is REFUSED and says what Redis said; the connection stays", async () => {
  const redis = await open();
  await expect(redis.send(["HGET", "nothing"])).rejects.toMatchObject({ code: "REDIS_REFUSED" });
  expect(redis.state).toBe("ready");
});

test("what is not the address of a Redis is refused without repeating it", async () => {
  for (const url of ["", "http://127.0.0.1:1", "redis", "redis//user:secret@host"])
    await expect(openRedis({ url, name: "test", log })).rejects.toMatchObject({ code: "REDIS_URL_INVALID" });
});

test("a Redis that is not there yet is taken up as soon as it comes", async () => {
  const { port } = server;
  await server.stop();
  const redis = await openRedis({ url: `redis://127.0.0.1:${port}`, name: "test", log, patience: 10 });
  opened.push(redis);
  expect(redis.state).toBe("connecting");
  await expect(redis.send(["PING"])).rejects.toMatchObject({ code: "REDIS_UNAVAILABLE" });
  server = await startRedis({ port });
  await vi.waitFor(() => expect(redis.state).toBe("ready"), patient);
  expect(await redis.send(["PING"])).toBe("PONG");
});

test("the log says once that Redis is away, with the reason and without the password, and once that it is back", async () => {
  const lines: string[] = [];
  const { port } = server;
  await server.stop();
  const telling = createLogger({
    service: "test",
    destination: { write: (line: string) => void lines.push(line) },
  });
  const url = `redis://:secret@127.0.0.1:${port}`;
  const redis = await openRedis({ url, name: "test", log: telling, patience: 1000 });
  opened.push(redis);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  server = await startRedis({ port, settings: ["--requirepass", "secret"] });
  await vi.waitFor(() => expect(redis.state).toBe("ready"), patient);
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
    "Redis is away",
    "Redis is connected",
  ]);
  expect(lines[0]).toContain("ECONNREFUSED");
  expect(lines.join("")).not.toContain("secret");
});

test("a Redis that ends is lost at once, and ready again when it is back", async () => {
  const states: RedisState[] = [];
  const redis = await open();
  redis.onState((state) => states.push(state));
  const { port } = server;
  await server.stop();
  await vi.waitFor(() => expect(redis.state).toBe("lost"), patient);
  await expect(redis.send(["PING"])).rejects.toMatchObject({ code: "REDIS_UNAVAILABLE" });
  server = await startRedis({ port });
  await vi.waitFor(() => expect(redis.state).toBe("ready"), patient);
  expect(states).toEqual(["lost", "ready"]);
});

test("a Redis that hangs costs three commands their time, the rest nothing, and is used again when it goes on", async () => {
  const outcomes: string[] = [];
  const redis = await open({
    silence: 60_000,
    timeout: 150,
    metrics: { command: ({ outcome }) => outcomes.push(outcome), state: () => undefined },
  });
  process.kill(server.pid, "SIGSTOP");
  for (let times = 0; times < 3; times += 1)
    await expect(redis.send(["PING"])).rejects.toMatchObject({ code: "REDIS_TIMEOUT" });
  expect(redis.state).toBe("failing");
  await expect(redis.send(["PING"])).rejects.toMatchObject({ code: "REDIS_UNAVAILABLE" });
  expect(outcomes).toEqual(["timeout", "timeout", "timeout", "unavailable"]);
  process.kill(server.pid, "SIGCONT");
  await vi.waitFor(() => expect(redis.state).toBe("ready"), patient);
  expect(await redis.send(["PING"])).toBe("PONG");
});

test("a connection without a sign of life is given up and made anew", async () => {
  const redis = await open({ silence: 400 });
  const blocking = redis.dedicated("blocking");
  await vi.waitFor(() => expect(blocking.state).toBe("ready"), patient);
  process.kill(server.pid, "SIGSTOP");
  await vi.waitFor(() => expect([redis.state, blocking.state]).toEqual(["lost", "lost"]), patient);
  process.kill(server.pid, "SIGCONT");
  await vi.waitFor(() => expect([redis.state, blocking.state]).toEqual(["ready", "ready"]), patient);
});

test("a connection of its own blocks nobody, and everything ends with close", async () => {
  const redis = await open();
  const blocking = redis.dedicated("blocking");
  await vi.waitFor(() => expect(blocking.state).toBe("ready"), patient);
  const waiting = blocking.send(["BLPOP", "nothing", "5"], { timeout: 10_000 });
  expect(await redis.send(["PING"])).toBe("PONG");
  redis.close();
  await expect(waiting).rejects.toMatchObject({ code: "REDIS_UNAVAILABLE" });
  await expect(redis.send(["PING"])).rejects.toMatchObject({ code: "REDIS_UNAVAILABLE" });
  expect([redis.state, blocking.state]).toEqual(["closed", "closed"]);
  redis.close();
});

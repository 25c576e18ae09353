import { openRedis, type Redis } from "@madang/redis";
import { createLogger } from "@madang/service";
import { startRedis, type TestRedis } from "@madang/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DebtTable } from "../../src/protect/rate-limit/debt-table.ts";
import { SharedLimiter } from "../../src/protect/rate-limit/shared-limiter.ts";
import { limiterSuite, newPolicy } from "./limiter-suite.ts";

const log = createLogger({ service: "test", level: "silent" });
const secret = Buffer.alloc(32, 3);
const patient = { timeout: 20_000, interval: 10 };
let server: TestRedis;
let clients: Redis[];
let gateways: SharedLimiter[];

beforeAll(async () => {
  server = await startRedis();
  const open = () => openRedis({ url: server.url, name: "test", log, patience: 10_000, timeout: 1000 });
  clients = await Promise.all([open(), open(), open()]);
  gateways = clients.map(
    (redis) => new SharedLimiter({ redis, secret, table: new DebtTable({ entries: 4096 }) }),
  );
});

afterAll(async () => {
  for (const redis of clients) redis.close();
  await server.stop();
});

limiterSuite(() => gateways[0]!);

test("three gateways together admit exactly as many as one", async () => {
  const policy = newPolicy(50, 3600);
  const check = [{ policy, subject: "a" }];
  const taken = await Promise.all(
    Array.from({ length: 300 }, (_, index) => gateways[index % 3]!.take(check)),
  );
  expect(taken.filter(([standing]) => standing?.admitted)).toHaveLength(50);
});

test("who was refused is refused at this gateway without Redis being asked", async () => {
  const policy = newPolicy(1, 3600);
  const check = [{ policy, subject: "a" }];
  await gateways[0]!.take(check);
  await gateways[0]!.take(check);
  const commands = async (): Promise<number> => {
    const info = await clients[0]!.send<string>(["INFO", "commandstats"]);
    return Number(/cmdstat_evalsha:calls=(\d+)/.exec(info)?.[1] ?? 0);
  };
  const before = await commands();
  for (let index = 0; index < 20; index += 1)
    expect(await gateways[0]!.take(check)).toMatchObject([{ admitted: false, remaining: 0 }]);
  expect(await commands()).toBe(before);
});

test("Redis holds no address and no visitor in clear, and nothing for longer than it matters", async () => {
  const policy = newPolicy(10, 60);
  await gateways[0]!.take([{ policy, subject: "address 203.0.113.77" }]);
  const keys = await clients[0]!.send<string[]>(["KEYS", "*"]);
  expect(keys.join(" ")).not.toContain("203.0.113");
  const key = keys.find((one) => one.includes(policy.name))!;
  expect(await clients[0]!.send<number>(["PTTL", key])).toBeLessThanOrEqual(6000);
});

test("a clock of Redis that has gone back locks nobody out for longer than the window", async () => {
  const policy = newPolicy(10, 1);
  const check = [{ policy, subject: "a" }];
  await gateways[0]!.take(check);
  const keys = await clients[0]!.send<string[]>(["KEYS", `*${policy.name}*`]);
  const farAhead = String((Date.now() + 86_400_000) * 1000);
  await clients[0]!.send(["SET", keys[0]!, farAhead, "PX", "86400000"]);
  expect(await gateways[0]!.take(check)).toMatchObject([{ admitted: false, more: 1 }]);
});

test("without Redis the same numbers hold for each gateway, and for all of them again when it is back", async () => {
  const { port } = server;
  await server.stop();
  const policy = newPolicy(5, 3600);
  const check = [{ policy, subject: "a" }];
  const admittedBy = async (gateway: number): Promise<number> => {
    const taken = await Promise.all(Array.from({ length: 9 }, () => gateways[gateway]!.take(check)));
    return taken.filter(([standing]) => standing?.admitted).length;
  };
  expect([await admittedBy(0), await admittedBy(1)]).toEqual([5, 5]);
  server = await startRedis({ port });
  await expect.poll(() => clients.map(({ state }) => state), patient).toEqual(["ready", "ready", "ready"]);
  const again = [{ policy: newPolicy(5, 3600), subject: "a" }];
  const taken = await Promise.all(Array.from({ length: 30 }, (_, index) => gateways[index % 3]!.take(again)));
  expect(taken.filter(([standing]) => standing?.admitted)).toHaveLength(5);
});

import { setTimeout as after } from "node:timers/promises";
import { openRedis, type Redis } from "@madang/redis";
import { createLogger } from "@madang/service";
import { startRedis, type TestRedis } from "@madang/test-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Coalescer, LeaderTurn, Turn } from "../../src/cache/coalesce/coalescer.ts";
import { RedisLeaseBoard } from "../../src/cache/coalesce/redis-lease-board.ts";
import { SharedCoalescer } from "../../src/cache/coalesce/shared-coalescer.ts";

const { signal } = new AbortController();
const patient = { timeout: 20_000, interval: 10 };
const log = createLogger({ service: "test", level: "silent" });

interface GatewayParts {
  readonly redis: Redis;
  readonly coalescer: Coalescer;
}

let server: TestRedis;
let gateways: GatewayParts[];

beforeEach(async () => {
  server = await startRedis();
  gateways = await Promise.all([newGateway(), newGateway(), newGateway()]);
});

afterEach(async () => {
  for (const { redis } of gateways) redis.close();
  await server.stop();
});

async function newGateway(): Promise<GatewayParts> {
  const redis = await openRedis({ url: server.url, name: "test", log, patience: 10_000, timeout: 1000 });
  return { redis, coalescer: new SharedCoalescer({ board: new RedisLeaseBoard(redis) }) };
}

function enter(gateway: number, key: string, lookedAt?: number): Promise<Turn> {
  return gateways[gateway % gateways.length]!.coalescer.enter(key, signal, lookedAt);
}

async function leaderOf(turn: Promise<Turn>): Promise<LeaderTurn> {
  const came = await turn;
  if (came.role !== "leader") throw new TypeError(`a ${came.role} came, not a leader`);
  return came;
}

test("a thousand at once at three gateways are one request to the origin", async () => {
  let asked = 0;
  const lookedAt = performance.now();
  const visit = async (index: number): Promise<string> => {
    const turn = await enter(index, "page", lookedAt);
    if (turn.role !== "leader") return turn.role === "follower" ? turn.outcome : turn.role;
    asked += 1;
    await after(50);
    turn.settle("stored");
    return "led";
  };
  const ends = await Promise.all(Array.from({ length: 1000 }, (_, index) => visit(index)));
  expect(asked).toBe(1);
  expect(ends.filter((end) => end === "stored")).toHaveLength(999);
});

test("who looked at the store just before another gateway stored there is told to look again", async () => {
  const lookedAt = performance.now();
  (await leaderOf(enter(0, "page"))).settle("stored");
  await expect
    .poll(() => enter(1, "page", lookedAt), patient)
    .toEqual({ role: "follower", outcome: "stored" });
});

test("who finds nothing after all, though another gateway has stored it, is one request more and not one each", async () => {
  const leader = await leaderOf(enter(0, "page"));
  const waiting = Array.from({ length: 20 }, () => enter(1, "page"));
  await after(30);
  leader.settle("stored");
  const lookedAt = performance.now();
  await Promise.all(waiting);
  const again = Array.from({ length: 20 }, () => enter(1, "page", lookedAt + 1000));
  (await leaderOf(Promise.race(again))).settle("stored");
  const roles = (await Promise.all(again)).map(({ role }) => role);
  expect(roles.filter((role) => role === "leader")).toHaveLength(1);
});

test("a failure is shared by all who wait at any gateway; who comes later tries anew", async () => {
  const leader = await leaderOf(enter(0, "page"));
  const waiting = [enter(0, "page"), enter(1, "page"), enter(2, "page")];
  await after(30);
  leader.settle("failed");
  const failed = { role: "follower", outcome: "failed" };
  expect(await Promise.all(waiting)).toEqual([failed, failed, failed]);
  (await leaderOf(enter(1, "page"))).settle("failed");
});

test("when a leader gives up, one of those who wait at any gateway takes its place", async () => {
  const leader = await leaderOf(enter(0, "page"));
  let leaders = 0;
  const waiting = [1, 2, 1, 2].map(async (gateway) => {
    const turn = await enter(gateway, "page");
    if (turn.role !== "leader") return turn;
    leaders += 1;
    turn.settle("stored");
    return { role: "follower", outcome: "stored" };
  });
  await after(30);
  leader.settle("abandoned");
  await Promise.all(waiting);
  expect(leaders).toBe(1);
});

test("uncacheable answers run all at once after the first, and Redis is not asked about them again", async () => {
  const answers = Array.from({ length: 100 }, async (_, index) => {
    const turn = await enter(index, "uncacheable");
    if (turn.role === "leader") turn.settle("unshareable");
    return turn.role === "follower" ? turn.outcome : turn.role;
  });
  const ends = await Promise.all(answers);
  expect(ends.filter((end) => end === "leader")).toHaveLength(1);
  expect(ends.filter((end) => end === "stored" || end === "failed")).toEqual([]);
  await server.stop();
  const alone = await Promise.all(Array.from({ length: 100 }, (_, index) => enter(index, "uncacheable")));
  expect(alone.every(({ role }) => role === "alone")).toBe(true);
});

test("without Redis every gateway is its own leader, and the gateways agree again when it is back", async () => {
  const { port } = server;
  await server.stop();
  const leaders = await Promise.all([0, 1, 2].map((gateway) => leaderOf(enter(gateway, "page"))));
  for (const leader of leaders) leader.settle("stored");
  server = await startRedis({ port });
  await expect
    .poll(() => gateways.map(({ redis }) => redis.state), patient)
    .toEqual(["ready", "ready", "ready"]);
  const leader = await leaderOf(enter(0, "another page"));
  const waiting = enter(1, "another page");
  leader.settle("stored");
  expect(await waiting).toEqual({ role: "follower", outcome: "stored" });
});

test("a Redis that hangs holds nobody up for longer than one command may take", async () => {
  const leader = await leaderOf(enter(0, "page"));
  const waiting = enter(1, "page");
  await after(30);
  process.kill(server.pid, "SIGSTOP");
  const own = await leaderOf(waiting);
  const other = await leaderOf(enter(2, "other page"));
  for (const one of [leader, own, other]) one.settle("stored");
  process.kill(server.pid, "SIGCONT");
  await expect
    .poll(() => gateways.map(({ redis }) => redis.state), patient)
    .toEqual(["ready", "ready", "ready"]);
});

test("who is called off while another gateway is at work leaves at once and holds nothing", async () => {
  const leader = await leaderOf(enter(0, "page"));
  const gone = new AbortController();
  const waiting = gateways[1]!.coalescer.enter("page", gone.signal);
  const stays = enter(1, "page");
  await after(30);
  gone.abort(new Error("the client left"));
  await expect(waiting).rejects.toThrow("the client left");
  leader.settle("stored");
  expect(await stays).toEqual({ role: "follower", outcome: "stored" });
});

test("a leader that never settles is replaced when its time is over", async () => {
  gateways.push({
    redis: gateways[0]!.redis,
    coalescer: new SharedCoalescer({
      board: new RedisLeaseBoard(gateways[0]!.redis),
      settings: { leaderLease: 300 },
    }),
  });
  await leaderOf(enter(3, "page"));
  const next = await leaderOf(enter(1, "page"));
  const waiting = enter(2, "page");
  next.settle("stored");
  expect(await waiting).toEqual({ role: "follower", outcome: "stored" });
});

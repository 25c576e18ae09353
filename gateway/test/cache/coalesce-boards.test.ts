import { openRedis, type Redis } from "@madang/redis";
import { createLogger } from "@madang/service";
import { startRedis, type TestRedis } from "@madang/test-kit";
import { afterAll, beforeAll, describe } from "vitest";
import { RedisLeaseBoard } from "../../src/cache/coalesce/redis-lease-board.ts";
import { boardSuite } from "./coalesce-board-suite.ts";
import { MemoryBoard } from "./coalesce-memory-board.ts";

/** Longer than in service: a busy machine stands still for a moment. */
const lease = 2000;

describe("a board in memory", () => {
  const board = new MemoryBoard({ lease });
  boardSuite(() => ({ one: board, other: board }));
});

describe("a board in Redis", () => {
  const log = createLogger({ service: "test", level: "silent" });
  let server: TestRedis;
  let clients: Redis[];
  let boards: RedisLeaseBoard[];

  beforeAll(async () => {
    server = await startRedis();
    const open = () => openRedis({ url: server.url, name: "test", log, patience: 10_000, timeout: 1000 });
    clients = [await open(), await open()];
    boards = clients.map((redis) => new RedisLeaseBoard(redis, { lease }));
  });

  afterAll(async () => {
    for (const redis of clients) redis.close();
    await server.stop();
  });

  boardSuite(() => ({ one: boards[0]!, other: boards[1]! }));
});

import { startRedis, type TestRedis } from "@madang/test-kit";
import { afterAll, beforeAll } from "vitest";
import { caughtUp, gatewayStores, openTestRedis, redisStoreAlone } from "./redis-stores.ts";
import { responseStoreSuite } from "./response-store-suite.ts";

let server: TestRedis;

beforeAll(async () => {
  server = await startRedis();
});

afterAll(() => server.stop());

async function empty(): Promise<void> {
  const redis = await openTestRedis(server.url);
  await redis.send(["FLUSHALL"]);
  redis.close();
}

responseStoreSuite("Redis", async () => {
  await empty();
  return redisStoreAlone(server.url);
});

responseStoreSuite("memory before Redis", async () => {
  await empty();
  const gateway = await gatewayStores(server.url);
  return {
    store: gateway.store,
    arrived: () => caughtUp(gateway),
    close: async () => {
      gateway.close();
      gateway.redis.close();
    },
  };
});

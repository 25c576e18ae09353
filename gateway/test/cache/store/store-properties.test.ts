import { startRedis, type TestRedis } from "@madang/test-kit";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MemoryResponseStore } from "../../../src/cache/store/memory-response-store.ts";
import { caughtUp, gatewayStores, redisStoreAlone } from "./redis-stores.ts";
import { compare, steps } from "./store-model.ts";

const nothing = () => Promise.resolve();

describe("random reads, fills, purges and deletions", () => {
  test("memory answers as the model does", async () => {
    const found = await contradiction(
      fc.asyncProperty(steps, (given) =>
        compare(given, {
          store: new MemoryResponseStore({ budget: 10_000_000 }),
          arrived: nothing,
          remembers: true,
        }),
      ),
      { numRuns: 500 },
    );
    expect(found).toBeUndefined();
  });

  test("memory without enough room answers nothing that the model would not, and is never over its budget", async () => {
    const found = await contradiction(
      fc.asyncProperty(steps, fc.integer({ min: 0, max: 20_000 }), (given, budget) => {
        const store = new MemoryResponseStore({ budget });
        return compare(given, {
          store,
          arrived: nothing,
          remembers: false,
          check: () => {
            expect(store.bytes).toBeLessThanOrEqual(budget);
            expect(store.bytes === 0).toBe(store.entries === 0);
          },
        });
      }),
      { numRuns: 500 },
    );
    expect(found).toBeUndefined();
  });
});

describe("the same on a Redis", () => {
  let server: TestRedis;

  beforeAll(async () => {
    server = await startRedis();
  });

  afterAll(() => server.stop());

  test("Redis answers as the model does", async () => {
    const tested = await redisStoreAlone(server.url);
    const found = await contradiction(
      fc.asyncProperty(steps, async (given) => {
        await emptied(tested.redis);
        await compare(given, { store: tested.store, arrived: tested.arrived, remembers: true });
      }),
      { numRuns: 60 },
    );
    expect(found).toBeUndefined();
    await tested.close();
  });

  test("two gateways that take turns answer as the model of one does", async () => {
    const [left, right] = [await gatewayStores(server.url), await gatewayStores(server.url)];
    const arrived = async () => {
      await caughtUp(left);
      await caughtUp(right);
    };
    const found = await contradiction(
      fc.asyncProperty(steps, fc.infiniteStream(fc.boolean()), async (given, turns) => {
        const keys = new Set(given.flatMap((step) => ("key" in step ? [step.key] : [])));
        for (const key of keys) for (const { store } of [left, right]) await store.delete(key);
        await arrived();
        const now = () => (turns.next().value === true ? left.store : right.store);
        await compare(given, {
          arrived,
          // What another gateway has replaced since is fresh in a gateway's memory for as long as it said.
          remembers: false,
          store: {
            // Tickets are each gateway's own: a fill begins and ends at one.
            ticket: () => left.store.ticket(),
            write: (key, response) => left.store.write(key, response),
            read: (key, variantOf) => now().read(key, variantOf),
            delete: (key) => now().delete(key),
            purge: (purge) => now().purge(purge),
          },
        });
      }),
      { numRuns: 40 },
    );
    expect(found).toBeUndefined();
    for (const gateway of [left, right]) {
      gateway.close();
      gateway.redis.close();
    }
  });
});

/** What contradicts the property, with the way to see it again; undefined where nothing does. */
async function contradiction<T>(
  property: fc.IAsyncPropertyWithHooks<T>,
  given: fc.Parameters<T>,
): Promise<string | undefined> {
  return fc.defaultReportMessage(await fc.check(property, given));
}

/** All answers, and nothing of what is known of purges. */
async function emptied(redis: { send: <T>(command: string[]) => Promise<T> }): Promise<void> {
  const stored = await redis.send<string[]>(["KEYS", "madang:r:*"]);
  if (stored.length > 0) await redis.send(["UNLINK", ...stored]);
}

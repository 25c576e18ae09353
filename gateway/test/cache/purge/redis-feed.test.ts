import { setTimeout as wait } from "node:timers/promises";
import { publishPurge } from "@madang/redis";
import { startRedis, type TestRedis } from "@madang/test-kit";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { anyVariant, makeResponse, variantOfRequest } from "../store/make-response.ts";
import { caughtUp, gatewayStores, openTestRedis, patient, type TestGateway } from "../store/redis-stores.ts";
import { PurgeServer } from "./purge-server.ts";

let server: TestRedis;
const ended: (() => unknown)[] = [];

beforeEach(async () => {
  server = await startRedis();
  ended.push(() => server.stop());
});

afterEach(async () => {
  for (const end of ended.splice(0).toReversed()) await end();
});

async function gateway(given: Parameters<typeof gatewayStores>[1] = {}): Promise<TestGateway> {
  const opened = await gatewayStores(server.url, given);
  ended.push(() => {
    opened.close();
    opened.redis.close();
  });
  return opened;
}

const write = ({ store }: TestGateway, key: string, tags = ["news/a"]) =>
  store.write(key, makeResponse({ ticket: store.ticket(), tags }));

const isFresh = ({ store }: TestGateway, key: string) =>
  (store.peek(key, anyVariant)?.freshUntil ?? 0) > Date.now();

describe("gateways on one Redis", () => {
  test("what one stores the others find, with every variant, and keep in memory", async () => {
    const gateways = [await gateway(), await gateway(), await gateway()];
    const [first] = gateways;
    for (const language of ["ko", "en"])
      await first!.store.write(
        "page",
        makeResponse({
          ticket: first!.store.ticket(),
          vary: ["accept-language"],
          variant: variantOfRequest({ "accept-language": language })(["accept-language"]),
          body: Buffer.from(language),
        }),
      );
    for (const { store } of gateways)
      for (const language of ["ko", "en"]) {
        const variantOf = variantOfRequest({ "accept-language": language });
        expect((await store.read("page", variantOf))?.body.toString()).toBe(language);
        expect(store.peek("page", variantOf)?.body.toString()).toBe(language);
      }
  });

  test("a purge reaches both levels of all of them", async () => {
    const gateways = [await gateway(), await gateway(), await gateway()];
    await write(gateways[0]!, "soft", ["news/a"]);
    await write(gateways[1]!, "hard", ["shell/x", "news/b"]);
    await write(gateways[2]!, "other", ["notices/a"]);
    for (const { store } of gateways)
      for (const key of ["soft", "hard", "other"]) await store.read(key, anyVariant);
    await publishPurge(gateways[0]!.redis, { module: "news", tags: ["a"], mode: "soft" });
    await publishPurge(gateways[0]!.redis, { module: "news", tags: ["b"], mode: "hard" });
    for (const each of gateways) {
      await vi.waitFor(() => expect(each.store.peek("hard", anyVariant)).toBeUndefined(), patient);
      expect(isFresh(each, "soft")).toBe(false);
      expect(isFresh(each, "other")).toBe(true);
      expect(each.store.peek("soft", anyVariant)).toBeDefined();
    }
    const late = await gateway();
    expect((await late.store.read("soft", anyVariant))?.freshUntil).toBeLessThan(Date.now());
    expect(await late.store.read("hard", anyVariant)).toBeUndefined();
  });

  test("a deleted key goes at all of them, however long it is", async () => {
    const gateways = [await gateway(), await gateway()];
    const keys = ["page", "long".repeat(1000)];
    for (const key of keys) {
      await write(gateways[0]!, key);
      await gateways[1]!.store.read(key, anyVariant);
      await gateways[0]!.store.delete(key);
      for (const each of gateways)
        await vi.waitFor(() => expect(each.store.peek(key, anyVariant)).toBeUndefined(), patient);
      expect(await gateways[1]!.store.read(key, anyVariant)).toBeUndefined();
    }
  });

  test("a fill at one gateway that began before a purge or a deletion at another one is not stored", async () => {
    const [left, right] = [await gateway(), await gateway()];
    const ticket = right.store.ticket();
    await left.store.delete("page");
    expect(await right.store.write("page", makeResponse({ ticket }))).toBe(false);
    expect(right.store.peek("page", anyVariant)).toBeUndefined();
    await publishPurge(left.redis, { module: "news", tags: ["a"], mode: "soft" });
    expect(await right.store.write("other", makeResponse({ ticket, tags: ["news/a"] }))).toBe(false);
    expect(right.store.peek("other", anyVariant)).toBeUndefined();
  });

  test("an answer that was asked for after the purge survives its late arrival", async () => {
    const [left, right] = [await gateway(), await gateway()];
    await publishPurge(left.redis, { module: "news", tags: ["a"], mode: "soft" });
    await caughtUp(left);
    await write(left, "page");
    await caughtUp(right);
    expect((await right.store.read("page", anyVariant))?.freshUntil).toBeGreaterThan(Date.now());
  });

  test("a stream that was cut while a gateway was away: all that was tagged is asked for again", async () => {
    const left = await gateway();
    await publishPurge(left.redis, { module: "news", tags: ["x"], mode: "soft" });
    await caughtUp(left);
    await write(left, "page");
    await write(left, "untagged", []);
    const other = await openTestRedis(server.url);
    ended.push(() => other.close());
    await other.send(["MULTI"]);
    void other.send(["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]);
    void other.send(["XTRIM", "madang:purges", "MAXLEN", "0"]);
    await other.send(["EXEC"]);
    await publishPurge(other, { module: "news", tags: ["y"], mode: "soft" });
    await vi.waitFor(() => expect(isFresh(left, "page")).toBe(false), patient);
    expect(isFresh(left, "untagged")).toBe(true);
  });

  test("a line that is missing or that nobody can read, a state that is gone or is none: all that was tagged is asked for again", async () => {
    const left = await gateway();
    const faults = [
      () => left.redis.send(["ZINCRBY", "madang:purge-state", "1", "#"]),
      async () => {
        await left.redis.send(["ZINCRBY", "madang:purge-state", "1", "#"]);
        await publishPurge(left.redis, { module: "news", tags: ["y"], mode: "soft" });
      },
      () => left.redis.send(["XADD", "madang:purges", "*", "seq", "x", "tags", "{"]),
      () => left.redis.send(["DEL", "madang:purge-state"]),
      async () => {
        await left.redis.send(["DEL", "madang:purge-state"]);
        await left.redis.send(["SET", "madang:purge-state", "not a set"]);
        await wait(100);
        await left.redis.send(["DEL", "madang:purge-state"]);
      },
    ];
    for (const fault of faults) {
      await vi.waitFor(async () => {
        await write(left, "page");
        expect(isFresh(left, "page")).toBe(true);
      }, patient);
      await fault();
      await vi.waitFor(() => expect(isFresh(left, "page")).toBe(false), patient);
      await caughtUp(left);
    }
    await write(left, "again");
    await publishPurge(left.redis, { module: "news", tags: ["a"], mode: "hard" });
    await vi.waitFor(() => expect(left.store.peek("again", anyVariant)).toBeUndefined(), patient);
  });

  test("as long as Redis is there no module is asked; while it is lost they are, and not any more when it is back", async () => {
    const news = new PurgeServer();
    await news.listen();
    ended.push(() => news.close());
    const left = await gateway({ origins: () => [news.origin] });
    await write(left, "page");
    expect(left.feeds?.followedModules).toBe(0);
    await server.stop();
    await vi.waitFor(() => expect(news.followers).toBe(1), patient);
    await vi.waitFor(() => expect(left.coverage.anyLost).toBe(false), patient);
    await write(left, "page");
    expect(isFresh(left, "page")).toBe(true);
    news.publish(["a"], "hard");
    await vi.waitFor(() => expect(left.store.peek("page", anyVariant)).toBeUndefined(), patient);
    const again = await startRedis({ port: server.port });
    ended.push(() => again.stop());
    await vi.waitFor(() => expect(left.feeds?.followedModules).toBe(0), patient);
    expect(left.coverage.anyLost).toBe(false);
    expect(news.followers).toBeLessThanOrEqual(1);
  });
});

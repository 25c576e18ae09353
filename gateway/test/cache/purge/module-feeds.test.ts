import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openResponseStore, type OpenResponseStore } from "../../../src/cache/store/open-response-store.ts";
import { anyVariant, makeResponse } from "../store/make-response.ts";
import { patient, silent } from "../store/redis-stores.ts";
import { PurgeServer } from "./purge-server.ts";

let news: PurgeServer;
const opened: OpenResponseStore[] = [];

beforeEach(async () => {
  news = new PurgeServer();
  await news.listen();
});

afterEach(async () => {
  for (const store of opened.splice(0)) store.close();
  await news.close();
});

function open(origins = (module: string) => (module === "news" ? [news.origin] : [])): OpenResponseStore {
  const store = openResponseStore({ memory: 1024 * 1024, log: silent, origins });
  opened.push(store);
  return store;
}

const write = ({ store }: OpenResponseStore, key: string, tags = ["news/a"]) =>
  store.write(key, makeResponse({ ticket: store.ticket(), tags }));

const isFresh = ({ store }: OpenResponseStore, key: string) =>
  (store.peek(key, anyVariant)?.freshUntil ?? 0) > Date.now();

/** Resolves once the feed is followed, and what was stored before that has been asked for again. */
async function follow(gateway: OpenResponseStore): Promise<void> {
  await write(gateway, "first");
  await vi.waitFor(() => expect(isFresh(gateway, "first")).toBe(false), patient);
}

describe("gateways without Redis", () => {
  test("three of them apply each purge", async () => {
    const gateways = [open(), open(), open()];
    for (const gateway of gateways) {
      await follow(gateway);
      await write(gateway, "soft", ["news/a"]);
      await write(gateway, "hard", ["shell/x", "news/b"]);
      await write(gateway, "other", ["notices/a"]);
    }
    news.publish(["a"]);
    news.publish(["b"], "hard");
    for (const gateway of gateways) {
      await vi.waitFor(() => expect(gateway.store.peek("hard", anyVariant)).toBeUndefined(), patient);
      expect(isFresh(gateway, "soft")).toBe(false);
      expect(gateway.store.peek("soft", anyVariant)).toBeDefined();
      expect(isFresh(gateway, "other")).toBe(true);
    }
  });

  test("nobody asks a module of which nothing is stored", async () => {
    const gateway = open();
    await write(gateway, "page", ["notices/a"]);
    await write(gateway, "untagged", []);
    expect(gateway.feeds?.followedModules).toBe(1);
    expect(news.questions).toEqual([]);
  });

  test("a connection that breaks is made anew, and what was missed is told then", async () => {
    const gateway = open();
    await follow(gateway);
    await write(gateway, "a", ["news/a"]);
    await write(gateway, "b", ["news/b"]);
    news.publish(["a"]);
    await vi.waitFor(() => expect(isFresh(gateway, "a")).toBe(false), patient);
    await write(gateway, "a", ["news/a"]);
    news.cut();
    news.publish(["a"]);
    await vi.waitFor(() => expect(isFresh(gateway, "a")).toBe(false), patient);
    expect(isFresh(gateway, "b")).toBe(true);
    expect(news.questions.at(-1)).toBe("/_purges?after=1");
  });

  test("another epoch, a gap, a beat ahead: everything of the module is asked for again", async () => {
    const gateway = open();
    await follow(gateway);
    const faults = [
      () => {
        news.epoch = "another";
        news.cut();
      },
      () => news.send('{"seq":7,"tags":["x"],"mode":"soft"}\n'),
      () => news.send('{"beat":99}\n'),
    ];
    for (const fault of faults) {
      await write(gateway, "page");
      await write(gateway, "other", ["notices/a"]);
      expect(isFresh(gateway, "page")).toBe(true);
      fault();
      await vi.waitFor(() => expect(isFresh(gateway, "page")).toBe(false), patient);
      expect(isFresh(gateway, "other")).toBe(true);
      const asked = news.questions.length;
      news.cut();
      await vi.waitFor(
        () => expect([news.questions.length > asked, news.followers]).toEqual([true, 1]),
        patient,
      );
    }
  });

  test("what is no feed is left, and asked for again later", async () => {
    const gateway = open();
    await follow(gateway);
    const hostile = [
      "{}\n",
      "not json\n",
      "[]\n",
      '{"seq":-1,"tags":[],"mode":"soft"}\n',
      '{"seq":1,"tags":"a","mode":"soft"}\n',
      '{"beat":1e99}\n',
      "x".repeat(2_000_000),
    ];
    for (const text of hostile) {
      const before = news.questions.length;
      news.send(text);
      await vi.waitFor(() => expect(news.questions.length).toBeGreaterThan(before), patient);
      await vi.waitFor(() => expect(news.followers).toBe(1), patient);
    }
  });

  test("a feed without a sign of life for two seconds is lost: answers are fresh for a second, and again for long when it is back", async () => {
    const gateway = open();
    await follow(gateway);
    await write(gateway, "page");
    news.beats = false;
    await vi.waitFor(() => expect(gateway.coverage.isLost("news")).toBe(true), patient);
    const receivedAt = Date.now();
    await gateway.store.write(
      "page",
      makeResponse({ ticket: gateway.store.ticket(), tags: ["news/a"], receivedAt }),
    );
    expect(gateway.store.peek("page", anyVariant)?.freshUntil).toBe(receivedAt + 1000);
    news.beats = true;
    await vi.waitFor(() => expect(gateway.coverage.isLost("news")).toBe(false), patient);
    expect(gateway.store.peek("page", anyVariant)?.freshUntil).toBeGreaterThan(receivedAt + 1000);
  });

  test("a module without a feed, or without a place, has no purges", async () => {
    news.status = 404;
    const gateway = open();
    await write(gateway, "page");
    await write(gateway, "nowhere", ["elsewhere/a"]);
    await vi.waitFor(() => expect(news.questions.length).toBeGreaterThan(2), patient);
    expect(gateway.coverage.anyLost).toBe(false);
    expect(isFresh(gateway, "page")).toBe(true);
    expect(isFresh(gateway, "nowhere")).toBe(true);
  });

  test("a module that refuses is lost", async () => {
    news.status = 503;
    const gateway = open();
    await write(gateway, "page");
    await vi.waitFor(() => expect(gateway.coverage.isLost("news")).toBe(true), patient);
  });

  test("nothing is asked any more after the end", async () => {
    const gateway = open();
    await follow(gateway);
    gateway.close();
    await vi.waitFor(() => expect(news.followers).toBe(0), patient);
    const before = news.questions.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(news.questions.length).toBe(before);
  });
});

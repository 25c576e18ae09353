import { describe, expect, test } from "vitest";
import { PurgeHistory } from "../../../src/cache/purge/purge-history.ts";
import { MemoryResponseStore } from "../../../src/cache/store/memory-response-store.ts";
import { responseSize } from "../../../src/cache/store/response-size.ts";
import { anyVariant, makeResponse } from "./make-response.ts";
import { responseStoreSuite } from "./response-store-suite.ts";

const mebibyte = 1024 * 1024;
const nothing = () => Promise.resolve();

responseStoreSuite("memory", () =>
  Promise.resolve({
    store: new MemoryResponseStore({ budget: 64 * mebibyte }),
    arrived: nothing,
    close: nothing,
  }),
);

describe("the budget of memory", () => {
  const body = Buffer.alloc(10_000);
  const size = responseSize("key:0", makeResponse({ body }));

  test("the least recently used goes first", () => {
    const store = new MemoryResponseStore({ budget: 3 * size });
    for (const key of ["key:1", "key:2", "key:3"]) store.keep(key, makeResponse({ body }));
    store.peek("key:1", anyVariant);
    store.keep("key:4", makeResponse({ body }));
    expect(
      ["key:1", "key:2", "key:3", "key:4"].map((key) => store.peek(key, anyVariant) !== undefined),
    ).toEqual([true, false, true, true]);
    expect(store.entries).toBe(3);
    expect(store.bytes).toBe(3 * size);
    expect(store.counts.evictions).toBe(1);
  });

  test("an answer larger than all of it is not kept, and costs nobody a place", () => {
    const store = new MemoryResponseStore({ budget: size });
    store.keep("key:1", makeResponse({ body }));
    expect(store.keep("key:2", makeResponse({ body: Buffer.alloc(20_000) }))).toBe(false);
    expect(store.keep("key:2", makeResponse({ body, encoded: { br: Buffer.alloc(1) } }))).toBe(false);
    expect(store.keep("key:2", makeResponse({ body, fields: ["x", "y".repeat(500)] }))).toBe(false);
    expect(store.peek("key:1", anyVariant)).toBeDefined();
    expect(store.counts.refused["too-large"]).toBe(3);
  });

  test("a store without memory keeps nothing", () => {
    const store = new MemoryResponseStore({ budget: 0 });
    expect(store.keep("key", makeResponse())).toBe(false);
    expect(store.peek("key", anyVariant)).toBeUndefined();
  });

  test("a body that is a corner of a large block does not hold the block", () => {
    const store = new MemoryResponseStore({ budget: mebibyte });
    store.keep("key", makeResponse({ body: Buffer.alloc(mebibyte).subarray(0, 100) }));
    expect(store.peek("key", anyVariant)?.body.buffer.byteLength).toBe(100);
  });

  test("nothing is left of what was deleted, purged or replaced", () => {
    const store = new MemoryResponseStore({ budget: mebibyte });
    store.keep("a", makeResponse({ tags: ["news/1"] }));
    store.keep("a", makeResponse({ tags: ["news/2"], body }));
    store.keep("b", makeResponse({ tags: ["news/1", "news/2"] }));
    store.apply({ tags: ["news/1"], mode: "hard" });
    store.forget("a");
    expect([store.bytes, store.entries]).toEqual([0, 0]);
  });

  test("a hit gives the very same object: whoever keeps something beside it can know it by that", () => {
    const store = new MemoryResponseStore({ budget: mebibyte });
    store.keep("key", makeResponse());
    expect(store.peek("key", anyVariant)).toBe(store.peek("key", anyVariant));
  });
});

describe("purges that may have been missed", () => {
  test("what a module tagged is softened; what nobody tagged stays", () => {
    const store = new MemoryResponseStore({ budget: mebibyte });
    store.keep("news", makeResponse({ tags: ["news/1"] }));
    store.keep("page", makeResponse({ tags: ["shell/1", "news/1"] }));
    store.keep("notices", makeResponse({ tags: ["notices/1"] }));
    store.keep("untagged", makeResponse());
    const isFresh = (key: string) => (store.peek(key, anyVariant)?.freshUntil ?? 0) > Date.now();
    store.missed("news");
    expect(["news", "page", "notices", "untagged"].map(isFresh)).toEqual([false, false, true, true]);
    store.missed();
    expect(["news", "page", "notices", "untagged"].map(isFresh)).toEqual([false, false, false, true]);
  });

  test("fills that were under way are not stored", () => {
    const store = new MemoryResponseStore({ budget: mebibyte });
    const ticket = store.ticket();
    store.missed("news");
    expect(store.keep("key", makeResponse({ ticket, tags: ["news/1"] }))).toBe(false);
    expect(store.keep("key", makeResponse({ ticket, tags: ["notices/1"] }))).toBe(true);
    store.missed();
    expect(store.keep("key", makeResponse({ ticket, tags: ["notices/1"] }))).toBe(false);
  });
});

describe("a feed that is lost", () => {
  test("answers count as fresh for a second from when they came, and not at all beyond it until they were asked for again", () => {
    let lost = new Set<string>();
    const coverage = {
      get anyLost() {
        return lost.size > 0;
      },
      isLost: (module: string) => lost.has(module),
      concerns: () => undefined,
    };
    const store = new MemoryResponseStore({ budget: mebibyte, coverage });
    const receivedAt = Date.now() - 5000;
    const response = makeResponse({ tags: ["news/1"], receivedAt });
    store.keep("key", response);
    store.keep("other", makeResponse({ tags: ["notices/1"], receivedAt }));
    lost = new Set(["news"]);
    expect(store.peek("key", anyVariant)).toMatchObject({
      freshUntil: receivedAt + 1000,
      staleWhileRevalidateUntil: receivedAt + 1000,
      staleIfErrorUntil: response.staleIfErrorUntil,
    });
    expect(store.peek("key", anyVariant)).toBe(store.peek("key", anyVariant));
    expect(store.peek("other", anyVariant)?.freshUntil).toBeGreaterThan(Date.now());
    lost = new Set();
    expect(store.peek("key", anyVariant)?.freshUntil).toBe(response.freshUntil);
  });
});

describe("what is remembered of purges", () => {
  test("is bounded; a ticket from before it is refused whatever its tags", () => {
    const history = new PurgeHistory({ most: 1000 });
    const ticket = history.now;
    for (let index = 0; index < 100_000; index += 1) {
      history.purged([`news/${index}`]);
      history.deleted(`key ${index}`);
    }
    expect(history.isPast(ticket, { key: "key", tags: [] })).toBe(true);
    expect(history.isPast(history.now - 10, { key: "key", tags: ["news/1"] })).toBe(false);
    expect(history.isPast(history.now - 10, { key: "key", tags: ["news/99999"] })).toBe(true);
    expect(history.isPast(history.now - 10, { key: "key 99999", tags: [] })).toBe(true);
    expect(history.remembered).toBeLessThanOrEqual(1000);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ResponseStore } from "../../../src/cache/store/response-store.ts";
import { anyVariant, makeResponse, variantOfRequest } from "./make-response.ts";

export interface TestedStore {
  readonly store: ResponseStore;
  /** Resolves once what was purged or deleted has arrived everywhere. */
  arrived: () => Promise<void>;
  close: () => Promise<void>;
}

/** What every store does, whatever it keeps answers in. */
export function responseStoreSuite(name: string, makeStore: () => Promise<TestedStore>): void {
  describe(`${name}, as every store`, () => {
    let tested: TestedStore;
    let store: ResponseStore;

    beforeEach(async () => {
      tested = await makeStore();
      ({ store } = tested);
    });

    afterEach(() => tested.close());

    const write = (key: string, given: Parameters<typeof makeResponse>[0] = {}) =>
      store.write(key, makeResponse({ ticket: store.ticket(), ...given }));

    test("what was written is read, in every part", async () => {
      const response = makeResponse({
        ticket: store.ticket(),
        status: 404,
        statusText: "없음",
        fields: ["x-empty", "", "x-twice", "1", "x-twice", "2", "x-bytes", "\u00e9\u00ff"],
        body: Buffer.from([0, 1, 2, 255, 254]),
        encoded: { br: Buffer.from([11, 2]), gzip: Buffer.from([31, 139]), zstd: Buffer.from([40]) },
        tags: ["news/news:1", "news/목록"],
        initialAge: 7,
      });
      expect(await store.write("key", response)).toBe(true);
      const { ticket, ...read } = (await store.read("key", anyVariant))!;
      const { ticket: _, ...written } = response;
      expect(read).toEqual(written);
      expect(typeof ticket).toBe("number");
    });

    test("an empty body is a body", async () => {
      await write("key", { body: Buffer.alloc(0), status: 204 });
      expect((await store.read("key", anyVariant))?.body).toEqual(Buffer.alloc(0));
    });

    test("what was never written is not there", async () => {
      expect(await store.read("other", anyVariant)).toBeUndefined();
      await store.delete("other");
      await store.purge({ tags: ["news/none"], mode: "soft" });
      expect(await store.read("other", anyVariant)).toBeUndefined();
    });

    test("keys that look alike do not meet, however long they are", async () => {
      const long = "k".repeat(5000);
      const keys = ["", "a", "a:", "=a", "A", "한글", `${long}1`, `${long}2`, "a\nb", "a\u0000b", "{a}", "*"];
      for (const key of keys) await write(key, { body: Buffer.from(`of ${key}`) });
      for (const key of keys) expect((await store.read(key, anyVariant))?.body.toString()).toBe(`of ${key}`);
    });

    test("a newer answer takes the place of the older one", async () => {
      await write("key", { body: Buffer.from("older") });
      await write("key", { body: Buffer.from("newer") });
      expect((await store.read("key", anyVariant))?.body.toString()).toBe("newer");
    });

    test("each variant is read by the requests that select it, and by no other", async () => {
      const vary = ["accept-language"];
      for (const language of ["ko", "en", "Ko", ""])
        await write("key", {
          vary,
          variant: variantOfRequest({ "accept-language": language })(vary),
          body: Buffer.from(`in ${language}`),
        });
      for (const language of ["ko", "en", "Ko", ""])
        expect(
          (await store.read("key", variantOfRequest({ "accept-language": language })))?.body.toString(),
        ).toBe(`in ${language}`);
      expect(await store.read("key", variantOfRequest({ "accept-language": "fr" }))).toBeUndefined();
    });

    test("of several shapes of Vary the most recent answer that fits is read", async () => {
      const ko = variantOfRequest({ "accept-language": "ko", "x-size": "large" });
      const en = variantOfRequest({ "accept-language": "en", "x-size": "large" });
      const at = Date.now();
      await write("key", { body: Buffer.from("for all"), receivedAt: at });
      await write("key", {
        vary: ["accept-language"],
        variant: ko(["accept-language"]),
        body: Buffer.from("ko"),
        receivedAt: at + 1,
      });
      await write("key", {
        vary: ["accept-language", "x-size"],
        variant: en(["accept-language", "x-size"]),
        body: Buffer.from("en, large"),
        receivedAt: at + 2,
      });
      expect((await store.read("key", ko))?.body.toString()).toBe("ko");
      expect((await store.read("key", en))?.body.toString()).toBe("en, large");
      expect((await store.read("key", anyVariant))?.body.toString()).toBe("for all");
      await write("key", { body: Buffer.from("for all, again"), receivedAt: at + 3 });
      expect((await store.read("key", ko))?.body.toString()).toBe("for all, again");
    });

    test("deleting a key takes all its variants and nothing else", async () => {
      await write("key");
      await write("key", { vary: ["x"], variant: variantOfRequest({ x: "1" })(["x"]) });
      await write("neighbour");
      await store.delete("key");
      await tested.arrived();
      expect(await store.read("key", anyVariant)).toBeUndefined();
      expect(await store.read("key", variantOfRequest({ x: "1" }))).toBeUndefined();
      expect(await store.read("neighbour", anyVariant)).toBeDefined();
    });

    test("a soft purge leaves an answer that must not be shown before the origin was asked", async () => {
      const at = Date.now();
      const response = makeResponse({ tags: ["news/a", "news/b"], receivedAt: at });
      await write("key", { ...response, ticket: store.ticket() });
      await write("other", { tags: ["news/c"] });
      await store.purge({ tags: ["news/b"], mode: "soft" });
      await tested.arrived();
      const read = (await store.read("key", anyVariant))!;
      expect(read.freshUntil).toBeLessThan(Date.now());
      expect(read.staleWhileRevalidateUntil).toBeLessThan(Date.now());
      expect(read.staleIfErrorUntil).toBe(response.staleIfErrorUntil);
      expect((await store.read("other", anyVariant))?.freshUntil).toBeGreaterThan(Date.now());
    });

    test("what allows no use beyond its freshness allows none after a soft purge", async () => {
      const at = Date.now();
      const until = at + 60_000;
      await write("key", {
        tags: ["news/a"],
        receivedAt: at,
        freshUntil: until,
        staleWhileRevalidateUntil: until,
        staleIfErrorUntil: until,
      });
      await store.purge({ tags: ["news/a"], mode: "soft" });
      await tested.arrived();
      expect((await store.read("key", anyVariant))?.staleIfErrorUntil).toBeLessThan(Date.now());
    });

    test("a hard purge leaves nothing, also of what was softly purged before", async () => {
      await write("key", { tags: ["news/a"] });
      await store.purge({ tags: ["news/a"], mode: "soft" });
      await store.purge({ tags: ["news/a", "news/b"], mode: "hard" });
      await tested.arrived();
      expect(await store.read("key", anyVariant)).toBeUndefined();
    });

    test("a soft purge after a hard one does not bring anything back", async () => {
      await write("key", { tags: ["news/a"] });
      await store.purge({ tags: ["news/a"], mode: "hard" });
      await store.purge({ tags: ["news/a"], mode: "soft" });
      await tested.arrived();
      expect(await store.read("key", anyVariant)).toBeUndefined();
    });

    test("a fill that began before a purge of one of its tags is not stored after it", async () => {
      const ticket = store.ticket();
      await store.purge({ tags: ["news/a"], mode: "soft" });
      await tested.arrived();
      expect(await write("key", { ticket, tags: ["news/b", "news/a"] })).toBe(false);
      expect(await store.read("key", anyVariant)).toBeUndefined();
      expect(await write("key", { ticket, tags: ["news/b"] })).toBe(true);
      expect(await write("again", { tags: ["news/a"] })).toBe(true);
      expect(await store.read("again", anyVariant)).toBeDefined();
    });

    test("a fill that began before its key was deleted is not stored after it", async () => {
      const ticket = store.ticket();
      await store.delete("key");
      await tested.arrived();
      expect(await write("key", { ticket })).toBe(false);
      expect(await store.read("key", anyVariant)).toBeUndefined();
      expect(await write("other", { ticket })).toBe(true);
      expect(await write("key")).toBe(true);
    });

    test("a purge of a thousand tags, or of odd ones, purges those", async () => {
      const tags = Array.from({ length: 1000 }, (_, index) => `news/news:${index}`);
      await write("first", { tags: ["news/news:0"] });
      await write("last", { tags: ["news/news:999"] });
      await write("odd", { tags: ["news/!x", "=key", "#", "@", "!*"] });
      await store.purge({ tags, mode: "hard" });
      await store.purge({ tags: [], mode: "hard" });
      await tested.arrived();
      expect(await store.read("first", anyVariant)).toBeUndefined();
      expect(await store.read("last", anyVariant)).toBeUndefined();
    });

    test("a client that tries every value of a field does not fill the store", async () => {
      const vary = ["x"];
      const count = 200;
      for (let value = 0; value < count; value += 1)
        await write("key", {
          vary,
          variant: variantOfRequest({ x: String(value) })(vary),
          receivedAt: Date.now() + value,
        });
      let kept = 0;
      for (let value = 0; value < count; value += 1)
        if ((await store.read("key", variantOfRequest({ x: String(value) }))) !== undefined) kept += 1;
      expect(kept).toBeLessThanOrEqual(64);
      expect(await store.read("key", variantOfRequest({ x: String(count - 1) }))).toBeDefined();
    });
  });
}

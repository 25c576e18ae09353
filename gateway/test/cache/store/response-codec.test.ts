import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { startRedis, type TestRedis } from "@madang/test-kit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeResponse, encodeResponse } from "../../../src/cache/store/response-codec.ts";
import { anyVariant, makeResponse } from "./make-response.ts";
import { gatewayStores, type TestGateway } from "./redis-stores.ts";

const response = makeResponse({
  ticket: 5,
  body: randomBytes(3000),
  encoded: { br: randomBytes(100), zstd: Buffer.alloc(0) },
  tags: ["news/a"],
});
const bytes = encodeResponse(response);

/** With the checksum made right again, as somebody would who knows how. */
function forged(change: (bytes: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  change(copy);
  copy.writeUInt32BE(crc32(copy.subarray(8)), 4);
  return copy;
}

describe("an answer as bytes", () => {
  test("comes back as it was, with the reader's own ticket", () => {
    expect(decodeResponse(bytes, 9)).toEqual({ ...response, ticket: 9 });
  });

  test("cut short anywhere it is none", () => {
    for (let length = 0; length < bytes.length; length += 1)
      expect(decodeResponse(bytes.subarray(0, length), 0)).toBeUndefined();
  });

  test("with one bit changed anywhere it is none", () => {
    // The fourth byte means nothing in this version.
    for (const index of Array.from(bytes.keys()).filter((each) => each !== 3)) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ (1 << (index % 8));
      expect(decodeResponse(changed, 0)).toBeUndefined();
    }
  });

  test("of another version, or by somebody else, it is none", () => {
    const others = [
      Buffer.from(""),
      Buffer.from("{}"),
      randomBytes(5000),
      forged((copy) => copy.writeUInt8(2, 2)),
      forged((copy) => copy.writeUInt32BE(0xffffffff, 8)),
      forged((copy) => copy.writeUInt32BE(0, 8)),
      forged((copy) => copy.write("[]  ", 12)),
      forged((copy) => copy.write("null", 12)),
    ];
    for (const other of others) expect(decodeResponse(other, 0)).toBeUndefined();
  });
});

describe("what others left at Redis", () => {
  let server: TestRedis;
  let gateway: TestGateway;

  beforeAll(async () => {
    server = await startRedis();
    gateway = await gatewayStores(server.url);
  });

  afterAll(async () => {
    gateway.close();
    gateway.redis.close();
    await server.stop();
  });

  async function stored(): Promise<string> {
    const [key] = await gateway.redis.send<string[]>(["KEYS", "madang:r:*"]);
    return key ?? "";
  }

  const fieldsOf = async (key: string, first: string) =>
    (await gateway.redis.send<string[]>(["HKEYS", key])).filter((name) => name.startsWith(first));

  test("an answer that cannot be read is none, and is removed", async () => {
    const { store, redis, shared } = gateway;
    await store.write("key", makeResponse({ ticket: store.ticket() }));
    const key = await stored();
    const [field = ""] = await fieldsOf(key, "b");
    await redis.send(["HSET", key, field, bytes.subarray(0, 500)]);
    expect(await shared?.read("key", anyVariant)).toBeUndefined();
    expect(await fieldsOf(key, "b")).toEqual([]);
    expect(await store.write("key", makeResponse({ ticket: store.ticket() }))).toBe(true);
    expect(await shared?.read("key", anyVariant)).toBeDefined();
  });

  test("an answer in another one's place is none", async () => {
    const { store, redis, shared } = gateway;
    await store.write("key", makeResponse({ ticket: store.ticket() }));
    const key = await stored();
    const [field = ""] = await fieldsOf(key, "b");
    const other = makeResponse({ vary: ["cookie"], variant: "cookie=somebody" });
    await redis.send(["HSET", key, field, encodeResponse(other)]);
    expect(await shared?.read("key", anyVariant)).toBeUndefined();
  });

  test("heads and kinds of value that nobody wrote are none", async () => {
    const { store, redis, shared } = gateway;
    const faults = [
      async (key: string) => redis.send(["HSET", key, (await fieldsOf(key, "h"))[0] ?? "", "nonsense"]),
      async (key: string) => redis.send(["HSET", key, (await fieldsOf(key, "h"))[0] ?? "", ""]),
      async (key: string) => redis.send(["HDEL", key, (await fieldsOf(key, "b"))[0] ?? ""]),
      async (key: string) => redis.send(["SET", key, "a text"]),
    ];
    for (const fault of faults) {
      await redis.send(["DEL", await stored()]);
      await store.write("key", makeResponse({ ticket: store.ticket() }));
      await fault(await stored());
      expect(await shared?.read("key", anyVariant)).toBeUndefined();
    }
    expect(store.peek("key", anyVariant)).toBeDefined();
  });

  test("shapes that nobody wrote hide nothing", async () => {
    const { store, redis, shared } = gateway;
    await redis.send(["DEL", await stored()]);
    await store.write("key", makeResponse({ ticket: store.ticket() }));
    await redis.send(["HSET", await stored(), "s", "\nv\nvx,y\nzzz\n\n"]);
    expect(await shared?.read("key", anyVariant)).toBeDefined();
  });

  test("what is too large, or has no use left, is not brought there", async () => {
    const { store, redis, shared } = gateway;
    const past = Date.now() - 10;
    const given = [
      makeResponse({ body: Buffer.alloc(5 * 1024 * 1024) }),
      makeResponse({ freshUntil: past, staleWhileRevalidateUntil: past, staleIfErrorUntil: past }),
      makeResponse({ tags: Array.from({ length: 3000 }, (_, index) => `news/${index}`) }),
      makeResponse({ tags: ["news/a\nnews/b"] }),
    ];
    for (const [index, each] of given.entries())
      expect(await store.write(`unfit ${index}`, { ...each, ticket: store.ticket() })).toBe(true);
    expect(shared?.counts.refused).toMatchObject({ "too-large": 1, "too-old": 1, unfit: 2 });
    expect(await redis.send(["KEYS", "madang:r:*"])).toHaveLength(1);
  });

  test("what is stored goes at Redis when its last use is over", async () => {
    const { store, redis } = gateway;
    await redis.send(["DEL", await stored()]);
    const freshUntil = Date.now() + 60_000.5;
    await store.write(
      "key",
      makeResponse({
        ticket: store.ticket(),
        freshUntil,
        staleWhileRevalidateUntil: freshUntil,
        staleIfErrorUntil: freshUntil,
      }),
    );
    const left = await redis.send<number>(["PTTL", await stored()]);
    expect(left).toBeGreaterThan(30_000);
    expect(left).toBeLessThanOrEqual(60_001);
  });
});

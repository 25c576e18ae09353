import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { digestOf, openBlobStore, type BlobStore } from "../src/public.ts";
import { startObjectStore, type ObjectStore } from "../testing/public.ts";

const folder = mkdtempSync(path.join(tmpdir(), "madang-stores-"));
let objects: ObjectStore;
beforeAll(async () => {
  objects = await startObjectStore();
});
afterAll(async () => {
  await objects.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** One contract for every store, each time on an empty one of its own. */
const stores: [string, () => Promise<BlobStore>][] = [
  ["a folder", () => openBlobStore(pathToFileURL(path.join(folder, randomUUID())).href)],
  ["S3", () => openBlobStore(objects.address(randomUUID()), { credentials: objects.credentials })],
  ["S3 without a prefix", () => openBlobStore(objects.address(""), { credentials: objects.credentials })],
];

describe.each(stores)("%s", (_kind, open) => {
  let store: BlobStore;
  beforeEach(async () => {
    store = await open();
    return () => store.close();
  });

  const named = (bytes: Buffer) => `blobs/${digestOf(bytes)}`;
  const facts = (bytes: Buffer) => ({ sha256: digestOf(bytes), bytes: bytes.length });
  const asset = () => `assets/news/${randomUUID().slice(0, 8)}/view.css`;

  test("gives back the bytes that were put, from a buffer or a stream, empty or large", async () => {
    for (const size of [0, 1, 70_000, 3 * 1024 * 1024]) {
      const bytes = randomBytes(size);
      const name = named(bytes);
      expect(await store.get(name)).toBeUndefined();
      expect(await store.has(name)).toBe(false);
      await store.put(name, size % 2 === 0 ? Readable.from(slices(bytes)) : bytes, facts(bytes));
      expect(await store.has(name)).toBe(true);
      const found = await store.get(name);
      expect(found?.bytes).toBe(size);
      expect(digestOf(await buffer(found!.body))).toBe(digestOf(bytes));
    }
  });

  test("keeps names with folders", async () => {
    const name = `assets/news/${randomUUID().slice(0, 8)}/static/js/async/12.3f9c.js`;
    await store.put(name, Buffer.from("1"), facts(Buffer.from("1")));
    expect(await text((await store.get(name))!.body)).toBe("1");
  });

  test("the same bytes again change nothing; others are refused and leave the first", async () => {
    const name = asset();
    const first = Buffer.from("first");
    await store.put(name, first, facts(first));
    await store.put(name, Readable.from([first]), facts(first));
    const other = Buffer.from("other");
    await expect(store.put(name, other, facts(other))).rejects.toMatchObject({
      code: "RELEASES_BLOB_EXISTS",
    });
    expect(await text((await store.get(name))!.body)).toBe("first");
  });

  test("of many that put one name at once one wins, and the others hear of it", async () => {
    const name = asset();
    const bodies = Array.from({ length: 8 }, (_, index) => Buffer.from(`body ${index}`));
    const results = await Promise.allSettled(bodies.map((body) => store.put(name, body, facts(body))));
    const won = results.flatMap(({ status }, index) => (status === "fulfilled" ? [index] : []));
    expect(won).toHaveLength(1);
    expect(await text((await store.get(name))!.body)).toBe(`body ${won[0]}`);
    const refusals = results.flatMap((result) =>
      result.status === "rejected" ? [result.reason as unknown] : [],
    );
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: "RELEASES_BLOB_EXISTS" });
  });

  test("of many that put the same bytes at once all succeed", async () => {
    const bytes = randomBytes(200_000);
    await Promise.all(Array.from({ length: 6 }, () => store.put(named(bytes), bytes, facts(bytes))));
    expect(await store.has(named(bytes))).toBe(true);
  });

  const good = Buffer.from("what was announced");
  const sum = createHash("sha256").update(good).digest("hex");
  test.each<[string, () => Readable | Buffer, { sha256: string; bytes: number }]>([
    ["fewer bytes", () => Readable.from([good.subarray(3)]), { sha256: sum, bytes: good.length }],
    ["more bytes", () => Readable.from([good, good]), { sha256: sum, bytes: good.length }],
    ["other bytes", () => Buffer.from("WHAT was announced"), { sha256: sum, bytes: good.length }],
    ["a sender that breaks off", () => Readable.from(brokenOff()), { sha256: sum, bytes: good.length }],
    ["nothing", () => Readable.from([]), { sha256: sum, bytes: good.length }],
    ["a large one that breaks off", () => Readable.from(brokenOff()), { sha256: sum, bytes: 9_000_000 }],
  ])("%s than announced: refused, and nothing of it can be read", async (_what, body, announced) => {
    const name = asset();
    await expect(store.put(name, body(), announced)).rejects.toMatchObject({ code: "RELEASES_BLOB_DAMAGED" });
    expect(await store.has(name)).toBe(false);
    expect(await names(store, `${path.posix.dirname(name)}/`)).toEqual([]);
    await store.put(name, good, { sha256: sum, bytes: good.length });
  });

  test("a blob's name is its digest", async () => {
    await expect(store.put(`blobs/${"0".repeat(64)}`, good, facts(good))).rejects.toMatchObject({
      code: "RELEASES_BLOB_DAMAGED",
    });
  });

  test("lists what lies below a prefix, and nothing beside it", async () => {
    const build = randomUUID().slice(0, 8);
    const before = Date.now();
    const wanted = Array.from({ length: 30 }, (_, index) => `assets/news/${build}/part/${index}.js`);
    const beside = [`assets/news/${build}0/x.js`, `assets/news2/${build}/x.js`];
    for (const name of [...wanted, ...beside]) await store.put(name, good, facts(good));
    expect((await names(store, `assets/news/${build}/`)).sort()).toEqual(wanted.sort());
    expect(await names(store, "assets/nothing/")).toEqual([]);
    for await (const { bytes, storedAt } of store.list(`assets/news/${build}/`)) {
      expect(bytes).toBe(good.length);
      expect(storedAt.getTime()).toBeGreaterThan(before - 60_000);
    }
  });

  test("removes; what is not there is removed already", async () => {
    const name = asset();
    await store.remove(name);
    await store.put(name, good, facts(good));
    await store.remove(name);
    expect(await store.has(name)).toBe(false);
    await store.put(name, Buffer.from("x"), facts(Buffer.from("x")));
    expect(await text((await store.get(name))!.body)).toBe("x");
  });

  test.each([
    "",
    "/",
    "blobs/",
    "blobs/abc",
    `blobs/${"A".repeat(64)}`,
    `blobs/${"a".repeat(64)}/x`,
    "assets/news/aaaa0001",
    "assets/news/aaaa0001/",
    "assets/../blobs/x",
    "assets/news/../../etc/passwd",
    "assets/news/aaaa0001/..",
    "assets/news/aaaa0001/.htaccess",
    "assets/news//x",
    "/etc/passwd",
    "assets/news/aaaa0001/a b",
    "assets/news/aaaa0001/%2e%2e",
    "assets/news/aaaa0001/x\0y",
    "assets\\news\\aaaa0001\\x",
    "assets/news/aaaa0001/가.css",
    `assets/news/aaaa0001/${"a".repeat(300)}`,
    `assets/${"a/".repeat(300)}x`,
    "secrets/x/y/z",
    ".drafts/x",
  ])("the name %j reaches nothing", async (name) => {
    const refused = { code: "RELEASES_BLOB_NAME_INVALID" };
    await expect(store.put(name, good, facts(good))).rejects.toMatchObject(refused);
    await expect(store.get(name)).rejects.toMatchObject(refused);
    await expect(store.has(name)).rejects.toMatchObject(refused);
    await expect(store.remove(name)).rejects.toMatchObject(refused);
  });

  test.each(["", "assets", "../", "assets/../", ".drafts/", "assets/news", "blobs/aa/", "assets/./"])(
    "the prefix %j lists nothing",
    async (prefix) => {
      await expect(names(store, prefix)).rejects.toMatchObject({ code: "RELEASES_BLOB_NAME_INVALID" });
    },
  );
});

function slices(bytes: Buffer): Buffer[] {
  const size = 50_000;
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

async function* brokenOff(): AsyncGenerator<Buffer> {
  yield Buffer.from("what");
  await Promise.resolve();
  throw new Error("the line broke");
}

async function names(store: BlobStore, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of store.list(prefix)) found.push(name);
  return found;
}

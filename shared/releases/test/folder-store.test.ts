import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { digestOf, openBlobStore, type BlobStore } from "../src/public.ts";
import { allOf } from "./all-of.ts";

let top: string;
let root: string;
let store: BlobStore;
beforeEach(async () => {
  top = mkdtempSync(path.join(tmpdir(), "madang-folder-"));
  root = path.join(top, "store");
  store = await openBlobStore(pathToFileURL(root).href);
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const good = Buffer.from("good");
const facts = { sha256: digestOf(good), bytes: good.length };
const name = "assets/news/aaaa0001/view.css";

describe("links inside the folder", () => {
  beforeEach(() => {
    mkdirSync(path.join(top, "outside", "aaaa0001"), { recursive: true });
    writeFileSync(path.join(top, "outside", "aaaa0001", "view.css"), "a secret");
  });

  test("of a folder lead nowhere: nothing is read, written or removed through them", async () => {
    mkdirSync(path.join(root, "assets"));
    symlinkSync(path.join(top, "outside"), path.join(root, "assets", "news"));
    const refused = { code: "RELEASES_STORE_REFUSED", message: expect.stringContaining("is a link") };
    await expect(store.get(name)).rejects.toMatchObject(refused);
    await expect(store.has(name)).rejects.toMatchObject(refused);
    await expect(store.put("assets/news/aaaa0001/new.css", good, facts)).rejects.toMatchObject(refused);
    await expect(store.remove(name)).rejects.toMatchObject(refused);
    expect(readFileSync(path.join(top, "outside", "aaaa0001", "view.css"), "utf8")).toBe("a secret");
    expect(readdirSync(path.join(top, "outside", "aaaa0001"))).toEqual(["view.css"]);
    expect(await allOf(store.list("assets/"))).toEqual([]);
  });

  test("of a file are no files", async () => {
    mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
    symlinkSync(path.join(top, "outside", "aaaa0001", "view.css"), path.join(root, name));
    expect(await store.has(name)).toBe(false);
    await expect(store.get(name)).rejects.toMatchObject({ code: "RELEASES_STORE_REFUSED" });
    expect(await allOf(store.list("assets/"))).toEqual([]);
  });
});

test("the store itself may be reached through a link", async () => {
  symlinkSync(root, path.join(top, "by-link"));
  const other = await openBlobStore(pathToFileURL(path.join(top, "by-link")).href);
  await other.put(name, good, facts);
  expect(await store.has(name)).toBe(true);
});

test("a folder where a file should be is no file", async () => {
  mkdirSync(path.join(root, name), { recursive: true });
  expect(await store.has(name)).toBe(false);
  expect(await store.get(name)).toBeUndefined();
});

test("a blob that was changed on disk ends with RELEASES_BLOB_DAMAGED instead of quietly", async () => {
  const bytes = randomBytes(300_000);
  const blob = `blobs/${digestOf(bytes)}`;
  await store.put(blob, bytes, { sha256: digestOf(bytes), bytes: bytes.length });
  const file = path.join(root, blob);
  for (const damage of [
    (whole: Buffer) => Buffer.concat([whole.subarray(0, 5), Buffer.from("x"), whole.subarray(6)]),
    (whole: Buffer) => whole.subarray(0, 1000),
    (whole: Buffer) => Buffer.concat([whole, whole]),
  ]) {
    writeFileSync(file, damage(bytes));
    const found = await store.get(blob);
    await expect(buffer(found!.body)).rejects.toMatchObject({ code: "RELEASES_BLOB_DAMAGED" });
  }
});

test.runIf(process.platform === "linux")(
  "a body that nobody wants is closed when it is destroyed",
  async () => {
    const blob = `blobs/${digestOf(good)}`;
    for (const each of [blob, name]) {
      await store.put(each, good, facts);
      const found = await store.get(each);
      expect(openFiles()).toContain(path.join(root, each));
      found!.body.destroy();
      await vi.waitFor(() => expect(openFiles()).not.toContain(path.join(root, each)), 10_000);
    }
  },
);

test("what an ended process left half written goes after a day, and what is being written stays", async () => {
  const drafts = path.join(root, ".drafts");
  mkdirSync(drafts, { recursive: true });
  for (const file of ["old", "young"]) writeFileSync(path.join(drafts, file), "half");
  const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
  utimesSync(path.join(drafts, "old"), twoDaysAgo, twoDaysAgo);
  await openBlobStore(pathToFileURL(root).href);
  expect(readdirSync(drafts)).toEqual(["young"]);
});

test("nothing is left beside what was stored, nor after an upload that broke off", async () => {
  await store.put(name, good, facts);
  await store.put(name, good, facts);
  const broken = new Readable({
    read() {
      this.destroy(new Error("gone"));
    },
  });
  await expect(store.put("assets/news/aaaa0001/b.css", broken, facts)).rejects.toMatchObject({
    code: "RELEASES_BLOB_DAMAGED",
    cause: expect.objectContaining({ message: "gone" }),
  });
  expect(readdirSync(path.join(root, ".drafts"))).toEqual([]);
});

describe.runIf(process.platform === "linux" && process.getuid?.() === 0)("a file system of its own", () => {
  let mounted: string;
  beforeEach(() => {
    mounted = path.join(top, "small");
    mkdirSync(mounted);
  });
  afterEach(() => unmount(mounted));

  test("a full one: RELEASES_STORE_FULL, and what is there stays whole", async ({ skip }) => {
    skip(!mount(mounted, "size=256k"), "this machine lets nobody mount");
    const small = await openBlobStore(pathToFileURL(mounted).href);
    await small.put(name, good, facts);
    const large = randomBytes(1024 * 1024);
    const blob = `blobs/${digestOf(large)}`;
    await expect(
      small.put(blob, large, { sha256: digestOf(large), bytes: large.length }),
    ).rejects.toMatchObject({ code: "RELEASES_STORE_FULL", status: 507 });
    expect(await small.has(blob)).toBe(false);
    expect(await small.has(name)).toBe(true);
    expect(readdirSync(path.join(mounted, ".drafts"))).toEqual([]);
  });

  test("a read-only one: it gives what it has, and a put is refused with the reason", async ({ skip }) => {
    skip(!mount(mounted, "size=256k"), "this machine lets nobody mount");
    const readOnly = await openBlobStore(pathToFileURL(mounted).href);
    await readOnly.put(name, good, facts);
    execFileSync("mount", ["-o", "remount,ro", mounted]);
    const again = await openBlobStore(pathToFileURL(mounted).href);
    expect((await buffer((await again.get(name))!.body)).equals(good)).toBe(true);
    await expect(again.put("assets/news/aaaa0001/b.css", good, facts)).rejects.toMatchObject({
      code: "RELEASES_STORE_REFUSED",
      message: expect.stringContaining("EROFS"),
    });
  });
});

test("a folder that cannot be made or is a file is named", async () => {
  const file = path.join(top, "file");
  writeFileSync(file, "");
  for (const place of [file, path.join(file, "below")])
    await expect(openBlobStore(pathToFileURL(place).href)).rejects.toMatchObject({
      message: expect.stringContaining(place),
    });
  chmodSync(file, 0o600);
});

function openFiles(): string[] {
  return readdirSync("/proc/self/fd").flatMap((number) => {
    try {
      return [readlinkSync(`/proc/self/fd/${number}`)];
    } catch {
      return [];
    }
  });
}

function mount(place: string, options: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", place], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function unmount(place: string): void {
  try {
    execFileSync("umount", [place], { stdio: "ignore" });
  } catch {
    rmSync(place, { recursive: true, force: true });
  }
}

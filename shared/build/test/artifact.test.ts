import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { packServer, readArchive, unpackServer, writeArchive } from "../src/artifact/public.ts";
import { checksum } from "../src/artifact/write-archive.ts";

const file = (name: string, content: string | Buffer = name) => ({ name, content: Buffer.from(content) });
const tarOf = (...names: string[]): Buffer => gunzipSync(writeArchive(names.map((name) => file(name))));

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "madang-artifact-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A tar of one file whose header was changed afterwards, with a true sum. */
function forged(change: (header: Buffer) => void): Buffer {
  const tar = tarOf("server.js");
  change(tar.subarray(0, 512));
  tar.write(`${checksum(tar.subarray(0, 512)).toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return gzipSync(tar);
}

test("what was packed comes out again, of every size around a block", async () => {
  const files = [0, 1, 511, 512, 513, 70_000].map((size) => file(`f${size}.bin`, randomBytes(size)));
  const read = await readArchive(writeArchive(files));
  for (const { name, content } of files)
    expect(content.equals(read.find((one) => one.name === name)?.content ?? Buffer.alloc(0)), name).toBe(
      true,
    );
  expect(read).toHaveLength(files.length);
});

test("the same files give the same bytes in whatever order they come", () => {
  const files = [file("b.js"), file("a.json"), file("deep/c.txt")];
  expect(writeArchive(files).equals(writeArchive(files.toReversed()))).toBe(true);
});

test("other programs read it too", () => {
  const folder = temporary();
  writeFileSync(join(folder, "server.tgz"), packServer([file("server.js"), file("deep/facts.json", "{}")]));
  execFileSync("tar", ["-xzf", "server.tgz"], { cwd: folder });
  expect(readFileSync(join(folder, "deep/facts.json"), "utf8")).toBe("{}");
  expect(readFileSync(join(folder, "server.js"), "utf8")).toBe("server.js");
});

test("unpacking leaves a folder that starts as a module, or no folder", async () => {
  const place = temporary();
  const archive = packServer([file("server.js", 'import "node:fs"; console.log("runs");')]);
  await unpackServer({ archive, folder: join(place, "build") });
  expect(execFileSync(process.execPath, [join(place, "build/server.js")]).toString()).toBe("runs\n");
  const without = writeArchive([file("other.js")]);
  await expect(unpackServer({ archive: without, folder: join(place, "none") })).rejects.toMatchObject({
    code: "BUILD_ARCHIVE_REFUSED",
    message: expect.stringContaining("no server.js") as string,
  });
  await expect(unpackServer({ archive, folder: join(place, "build") })).rejects.toThrow(/ENOTEMPTY|EEXIST/);
  expect(readdirSync(place)).toEqual(["build"]);
});

test.each([
  "../server.js",
  "/etc/passwd",
  "a/../../b",
  "C:\\x",
  ".hidden",
  "a//b",
  "a/",
  "",
  "x".repeat(101),
  "나.js",
])("the path %j is written by nobody and read by nobody", async (name) => {
  expect(() => writeArchive([file(name)])).toThrow(RangeError);
  const archive = forged((header) => header.fill(0, 0, 100).write(name, 0, 100, "latin1"));
  if (name.length > 100) return;
  await expect(readArchive(archive)).rejects.toMatchObject({ code: "BUILD_ARCHIVE_REFUSED" });
});

test.each([
  ["a symbolic link", (header: Buffer) => header.write("2", 156)],
  ["a hard link", (header: Buffer) => header.write("1", 156)],
  ["a device", (header: Buffer) => header.write("3", 156)],
  ["a folder", (header: Buffer) => header.write("5", 156)],
  ["an extended header", (header: Buffer) => header.write("x", 156)],
  ["a link's target", (header: Buffer) => header.write("/etc/passwd", 157)],
  ["a prefix", (header: Buffer) => header.write("../..", 345)],
  ["a size beyond the end", (header: Buffer) => header.write("00000077777\0", 124)],
  ["a size in base 256", (header: Buffer) => header.writeUInt8(0x80, 124)],
  ["a negative size", (header: Buffer) => header.write("-0000000001\0", 124)],
  ["an older format", (header: Buffer) => header.fill(0, 257, 265)],
])("%s is refused", async (_, change) => {
  const archive = forged((header) => void change(header));
  await expect(readArchive(archive)).rejects.toMatchObject({ code: "BUILD_ARCHIVE_REFUSED" });
});

test.each([
  ["a damaged header", () => gzipSync(tarOf("server.js").fill(65, 3, 4)), "a header is damaged"],
  ["no gzip", () => Buffer.from("<html>503</html>"), "no gzip"],
  ["half of it", () => packServer([file("server.js")]).subarray(0, 60), "not whole"],
  ["a tar without its end", () => gzipSync(tarOf("server.js").subarray(0, 1024)), "ends in the middle"],
  ["nothing", () => gzipSync(Buffer.alloc(0)), "ends in the middle"],
  ["bytes behind the end", () => gzipSync(Buffer.concat([tarOf("a"), Buffer.from("x")])), "behind its end"],
  ["two of one name", () => writeArchive([file("a.js"), file("A.js")]), 'two files named "a.js"'],
  ["a file that is a folder", () => writeArchive([file("a"), file("a/b/c")]), '"a" is a file and a folder'],
])("%s is refused by name", async (_, archive, reason) => {
  await expect(readArchive(archive())).rejects.toThrow(reason);
});

test("what unpacks to more than it may is given up before it is in memory", async () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000));
  await expect(readArchive(bomb, { bytes: 1_000_000, files: 10 })).rejects.toThrow(
    "unpacks to more than 1000000 bytes",
  );
  const many = writeArchive(Array.from({ length: 11 }, (_, index) => file(`f${index}`)));
  await expect(readArchive(many, { bytes: 1_000_000, files: 10 })).rejects.toThrow("more than 10 files");
});

test("random bytes in the place of an archive are refused, never unpacked", async () => {
  for (let round = 0; round < 200; round++) {
    const tar = tarOf("server.js", "deep/facts.json");
    tar.writeUInt8(randomBytes(1).readUInt8(), Math.floor(Math.random() * 300));
    await readArchive(gzipSync(tar)).then(
      (files) => expect(files.every(({ name }) => !name.includes(".."))).toBe(true),
      (error: unknown) => expect(error).toMatchObject({ code: "BUILD_ARCHIVE_REFUSED" }),
    );
  }
  expect(existsSync("server.js")).toBe(false);
});

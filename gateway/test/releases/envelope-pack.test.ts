import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { EnvelopePack } from "../../src/releases/registry/envelope-pack.ts";

async function newFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "madang-pack-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "kept/releases.pack");
}

function entries(from: number, to: number): [string, string][] {
  return Array.from({ length: to - from }, (_, index) => [
    nameOf(from + index),
    JSON.stringify({ payload: `담당 ${from + index}`, filler: "x".repeat((from + index) % 300) }),
  ]);
}

function nameOf(number: number): string {
  return createHash("sha256").update(String(number)).digest("hex");
}

test("what was added is there, in the same process and in the next one, and nothing else", async () => {
  const file = await newFile();
  const pack = new EnvelopePack(file);
  expect(await pack.read([nameOf(0)])).toEqual(new Map());
  await pack.add(entries(0, 2000));
  await pack.add(entries(2000, 2001));
  const wanted = [nameOf(1999), nameOf(0), nameOf(2000), nameOf(9999)];
  const expected = new Map([...entries(0, 1), ...entries(1999, 2001)]);
  for (const one of [pack, new EnvelopePack(file)]) expect(await one.read(wanted)).toEqual(expected);
  const all = Array.from({ length: 2001 }, (_, number) => nameOf(number));
  expect((await new EnvelopePack(file).read(all)).size).toBe(2001);
});

test("of two under one name the later counts", async () => {
  const file = await newFile();
  const pack = new EnvelopePack(file);
  await pack.add([[nameOf(1), '"first"']]);
  await pack.add([[nameOf(1), '"second"']]);
  for (const one of [pack, new EnvelopePack(file)])
    expect((await one.read([nameOf(1)])).get(nameOf(1))).toBe('"second"');
});

test("a line that was cut off when a process ended costs that line alone", async () => {
  const file = await newFile();
  await new EnvelopePack(file).add(entries(0, 3));
  const { size } = await stat(file);
  await truncate(file, size - 5);
  const next = new EnvelopePack(file);
  await next.add(entries(3, 4));
  const after = await new EnvelopePack(file).read([0, 1, 2, 3].map(nameOf));
  expect([...after.keys()].filter((name) => name !== nameOf(2))).toEqual([0, 1, 3].map(nameOf));
  for (const [name, text] of [...entries(0, 2), ...entries(3, 4)]) expect(after.get(name)).toBe(text);
});

test.each([
  ["of zeros", Buffer.alloc(100_000)],
  ["without lines", Buffer.from("a".repeat(3_000_000))],
  ["of short lines", Buffer.from("x\n".repeat(1000))],
  ["that ends in a name", Buffer.from(`${nameOf(1)} `)],
])("a file %s holds nothing, and takes what is added", async (_, bytes) => {
  const file = await newFile();
  const pack = new EnvelopePack(file);
  await pack.add([]);
  await writeFile(file, bytes);
  const next = new EnvelopePack(file);
  expect((await next.read([nameOf(1)])).get(nameOf(1))).toBeUndefined();
  await next.add(entries(1, 2));
  expect(await new EnvelopePack(file).read([nameOf(1)])).toEqual(new Map(entries(1, 2)));
});

test("what was written into it by others meanwhile is not taken for what was asked", async () => {
  const file = await newFile();
  const pack = new EnvelopePack(file);
  await pack.add(entries(0, 2));
  await appendFile(file, "garbage that is longer than a name and has a space in it somewhere, too\n");
  await pack.add(entries(2, 3));
  expect(await pack.read([0, 1, 2].map(nameOf))).toEqual(new Map(entries(0, 3)));
});

test("it is written anew once more than half is of no use, with what is named", async () => {
  const file = await newFile();
  const pack = new EnvelopePack(file);
  await pack.add(entries(0, 1000));
  const { size } = await stat(file);
  const kept = new Set(Array.from({ length: 600 }, (_, number) => nameOf(number)));
  await pack.keepOnly((name) => kept.has(name));
  expect((await stat(file)).size).toBe(size);
  for (const name of [...kept].slice(300)) kept.delete(name);
  await pack.keepOnly((name) => kept.has(name));
  expect((await stat(file)).size).toBeLessThan(size / 2);
  for (const one of [pack, new EnvelopePack(file)])
    expect(await one.read(Array.from({ length: 1000 }, (_, number) => nameOf(number)))).toEqual(
      new Map(entries(0, 300)),
    );
  await pack.keepOnly(() => false);
  expect(await pack.read([nameOf(0)])).toEqual(new Map());
  await pack.add(entries(5, 6));
  expect(await readFile(file, "utf8")).toContain(nameOf(5));
});

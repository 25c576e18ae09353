import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { parseReleaseRecord } from "@madang/manifest";
import { releaseStatementSchema } from "@madang/releases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBuiltRelease, unpackServer } from "../src/artifact/public.ts";
import { buildWorkspace } from "../src/build-workspace.ts";
import { integrityOf } from "../src/integrity.ts";

const fixture = join(import.meta.dirname, "fixtures/greeting");
const command = join(import.meta.dirname, "../src/main.ts");
const places: string[] = [];

/** A copy in a folder of its own, so that tests can change it and paths differ. */
function copyOfGreeting(): string {
  const place = mkdtempSync(join(import.meta.dirname, "fixtures/.copy-"));
  places.push(place);
  const folder = join(place, "greeting");
  cpSync(fixture, folder, { recursive: true, filter: (path) => !path.includes("/dist") });
  return folder;
}

const sha256 = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true, force: true });
});

describe("the release of a module", () => {
  let dist: string;
  const record = () =>
    parseReleaseRecord(JSON.parse(readFileSync(join(dist, "release.json"), "utf8")), "greeting");
  const asset = (path: string) => join(dist, "assets", path.split("/").slice(4).join("/"));

  beforeAll(async () => {
    const folder = copyOfGreeting();
    await buildWorkspace({ folder });
    dist = join(folder, "dist");
  });

  test("names its views, which are interactive, and their stylesheets", () => {
    const { views } = record();
    expect(Object.keys(views)).toEqual(["counter", "fragile", "welcome"]);
    expect(views["welcome"]).toMatchObject({ interactive: false, styles: [{}] });
    expect(views["counter"]).toMatchObject({ interactive: true, styles: [{}] });
    expect(views["fragile"]).toMatchObject({ interactive: true, styles: [] });
    const sheet = readFileSync(asset(views["welcome"]?.styles[0]?.href ?? ""), "utf8");
    expect(sheet).toContain("greeting-welcome");
    expect(sheet).not.toContain("greeting-counter");
  });

  test("gives a view no stylesheet of a component that it does not use", () => {
    const { views } = record();
    const sheet = readFileSync(asset(views["counter"]?.styles[0]?.href ?? ""), "utf8");
    expect(sheet).toContain("greeting-parts-used");
    expect(sheet).not.toContain("greeting-parts-unused");
    expect(sheet.indexOf("greeting-parts-used")).toBeLessThan(sheet.indexOf("greeting-counter"));
  });

  test("describes every published file truly, and text is there compressed too", () => {
    const { assets, build } = record();
    for (const { path, integrity, bytes } of assets) {
      const content = readFileSync(asset(path));
      expect(path.startsWith(`/_assets/greeting/${build}/`)).toBe(true);
      expect(integrityOf(content)).toBe(integrity);
      expect(content.byteLength).toBe(bytes);
      expect(brotliDecompressSync(readFileSync(`${asset(path)}.br`)).equals(content)).toBe(true);
      expect(gunzipSync(readFileSync(`${asset(path)}.gz`)).equals(content)).toBe(true);
    }
    expect(filesIn(join(dist, "assets"))).toHaveLength(assets.length * 3);
  });

  test("has a container whose name no other build shares, without eval and without React", () => {
    const { container, build } = record();
    const entry = readFileSync(asset(container?.entry ?? ""), "utf8");
    expect(container?.name).toBe(`madang_greeting_1_2_3_${build}`);
    expect(container?.integrity).toBe(integrityOf(entry));
    expect(entry).not.toMatch(/\beval\(|new Function/);
    expect(entry.length).toBeLessThan(30_000);
    expect(entry).toMatch(/sha384-/);
  });

  test("has a server that runs, knows its build, and has no stylesheet in it", () => {
    const server = join(dist, "server.js");
    const output = execFileSync(process.execPath, [server], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"] },
    });
    expect(output).toContain(record().build);
    expect(output).toContain("안녕하세요");
    expect(integrityOf(readFileSync(server))).toBe(record().server.integrity);
    expect(existsSync(join(dist, "server.css"))).toBe(false);
  });

  test("has an archive whose server starts where there are no packages", async () => {
    const place = mkdtempSync(join(tmpdir(), "madang-empty-"));
    places.push(place);
    const folder = join(place, "unpacked");
    await unpackServer({ archive: readFileSync(join(dist, "server.tgz")), folder });
    const env = { PATH: process.env["PATH"] };
    const output = execFileSync(process.execPath, ["server.js"], { cwd: folder, encoding: "utf8", env });
    expect(output).toContain(record().build);
    expect(readFileSync(join(folder, "server.js")).equals(readFileSync(join(dist, "server.js")))).toBe(true);
  });

  test("is stated with the digests of all that must be stored before it appears", () => {
    const createdAt = new Date("2026-11-22T09:00:00Z");
    const built = readBuiltRelease({ dist, createdAt, source: { commit: "0a1b", changed: false } });
    const statement = releaseStatementSchema.parse(built.statement);
    const archive = readFileSync(join(dist, "server.tgz"));
    expect(statement.server).toEqual({ digest: sha256(archive), bytes: archive.length });
    expect(statement).toMatchObject({ createdAt: "2026-11-22T09:00:00.000Z", source: { commit: "0a1b" } });
    expect(statement.contract).toBeUndefined();
    const prefix = `/_assets/greeting/${record().build}/`;
    expect(built.assets.map(({ path }) => path)).toEqual(filesIn(join(dist, "assets")));
    for (const { path } of record().assets)
      expect(built.assets.map((asset) => prefix + asset.path)).toContain(path);
    for (const { file, digest, bytes } of built.assets)
      expect([sha256(readFileSync(file)), readFileSync(file).length]).toEqual([digest, bytes]);
  });

  test.each(["server.tgz", "release.json"])("cannot be stated without its %s", (name) => {
    const folder = mkdtempSync(join(tmpdir(), "madang-half-"));
    places.push(folder);
    cpSync(dist, folder, { recursive: true });
    rmSync(join(folder, name));
    expect(() => readBuiltRelease({ dist: folder, createdAt: new Date() })).toThrow(
      `${name} cannot be read: it is not there. Build the module first`,
    );
  });
});

describe("equal sources", () => {
  test("give equal bytes at equal addresses, wherever they are built", async () => {
    const [one, two] = [copyOfGreeting(), copyOfGreeting()];
    const first = await buildWorkspace({ folder: one });
    const printed = execFileSync(process.execPath, [command], { cwd: two, encoding: "utf8" });
    const dists = [join(one, "dist"), join(two, "dist")] as const;
    expect(printed).toContain(` ${first.build}: `);
    expect(filesIn(dists[1])).toEqual(filesIn(dists[0]));
    for (const file of filesIn(dists[0]))
      expect(readFileSync(join(dists[1], file)).equals(readFileSync(join(dists[0], file))), file).toBe(true);
  });

  test.each(["ui/views/welcome.tsx", "ui/styles/counter.css", "module.ts"])(
    "are another build when %s changes",
    async (file) => {
      const folder = copyOfGreeting();
      const before = await buildWorkspace({ folder });
      const path = join(folder, file);
      const changed = readFileSync(path, "utf8")
        .replace("안녕하세요", "반갑습니다")
        .replace("1rem", "2rem")
        .replace("1.2.3", "1.2.4");
      writeFileSync(path, changed);
      expect((await buildWorkspace({ folder })).build).not.toBe(before.build);
    },
  );
});

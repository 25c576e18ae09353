import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { parseReleaseRecord } from "@madang/manifest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

import { createHash, randomBytes } from "node:crypto";
import { readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import type { ReleaseRecord } from "@madang/manifest";
import { openBlobStore, type BlobStore } from "@madang/releases";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { newsManifest } from "../modules.ts";
import { recordOf } from "../records.ts";
import { askRaw, type RawAnswer } from "./ask-raw.ts";
import {
  operatorKeys,
  RegistryWorld,
  releaseShell,
  startFollowing,
  type FollowingGateway,
} from "./registry-world.ts";

let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.close());

const script = Buffer.from(`console.log("${"entry ".repeat(200)}");`);

interface Scene {
  readonly world: RegistryWorld;
  readonly gateway: FollowingGateway;
  /** Folder of the store. */
  readonly folder: string;
  readonly ask: (path: string, coding?: string) => Promise<RawAnswer>;
  readonly restart: () => Promise<FollowingGateway>;
}

function withAssets(build: string, files: Readonly<Record<string, Buffer>>): ReleaseRecord {
  return {
    ...recordOf(newsManifest, { build }),
    assets: Object.entries(files).map(([file, content]) => ({
      path: `/_assets/news/${build}/${file}`,
      integrity: `sha384-${createHash("sha384").update(content).digest("base64")}`,
      bytes: content.length,
      type: "text/javascript",
    })),
  };
}

async function put(store: BlobStore, name: string, content: Buffer): Promise<void> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  await store.put(`assets/${name}`, content, { sha256, bytes: content.length });
}

/** A gateway with news build0001 in force, whose entry.js and entry.js.br lie in a store. */
async function scene(
  more: { env?: Record<string, string>; files?: Record<string, Buffer> } = {},
): Promise<Scene> {
  const world = new RegistryWorld(await postgres.freshDatabase());
  onTestFinished(() => world.registry.close());
  await releaseShell(world);
  const folder = join("/tmp", `madang-store-${randomBytes(6).toString("hex")}`);
  const store = await openBlobStore(pathToFileURL(folder).href);
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  const files = more.files ?? { "entry.js": script };
  for (const [file, content] of Object.entries(files)) await put(store, `news/build0001/${file}`, content);
  await put(store, "news/build0001/entry.js.br", brotliCompressSync(script));
  await world.promote(await world.release(withAssets("build0001", { "entry.js": script, ...files })));
  const start = (at?: string): Promise<FollowingGateway> =>
    startFollowing({
      url: world.url,
      operatorKeys: operatorKeys(world.operator),
      ...(at === undefined ? {} : { folder: at }),
      env: { MADANG_STORE_URL: pathToFileURL(folder).href, ...more.env },
    });
  const gateway = await start();
  const restart = async (): Promise<FollowingGateway> => {
    await gateway.close();
    return start(gateway.folder);
  };
  const ask = (path: string, coding = "identity") => askRaw(gateway.origin, path, coding);
  return { world, gateway, folder, ask, restart };
}

const entry = "/_assets/news/build0001/entry.js";
const outcomes = ({ gateway }: Scene, outcome: string) =>
  gateway.metric(`gateway_store_assets_total{outcome="${outcome}"`);

test("a file is pulled once for all who ask, in its codings, and served from here from then on", async () => {
  const there = await scene();
  const answers = await Promise.all(Array.from({ length: 20 }, () => there.ask(entry)));
  for (const { status, body } of answers) expect([status, body.equals(script)]).toEqual([200, true]);
  const coded = await there.ask(entry, "br");
  expect([coded.headers["content-encoding"], coded.body.equals(brotliCompressSync(script))]).toEqual([
    "br",
    true,
  ]);
  expect(await outcomes(there, "checked")).toBe(2);
  await rename(there.folder, `${there.folder}-away`);
  onTestFinished(() => rm(`${there.folder}-away`, { recursive: true, force: true }));
  const again = await there.restart();
  expect((await askRaw(again.origin, entry, "identity")).body.equals(script)).toBe(true);
});

test("a tampered entry is not served, nor a tampered coding, and both are counted and logged", async () => {
  const there = await scene();
  await writeFile(
    join(there.folder, "assets/news/build0001/entry.js.br"),
    brotliCompressSync(Buffer.from("alert(1)")),
  );
  const coded = await there.ask(entry, "br");
  expect([coded.headers["content-encoding"], coded.body.equals(script)]).toEqual([undefined, true]);
  const second = await scene();
  await writeFile(join(second.folder, "assets/news/build0001/entry.js"), "alert(1)");
  await rm(join(second.folder, "assets/news/build0001/entry.js.br"));
  expect((await second.ask(entry)).status).toBe(502);
  expect(await outcomes(second, "damaged")).toBe(1);
  const line = second.gateway.logs.find(({ msg }) => msg === "an asset of the store is refused");
  expect(JSON.stringify(line)).toContain("other bytes for news/build0001/entry.js");
});

test("a bomb in a coding is not unpacked", async () => {
  const there = await scene();
  const bomb = brotliCompressSync(Buffer.alloc(50_000_000));
  await writeFile(join(there.folder, "assets/news/build0001/entry.js.br"), bomb);
  expect((await there.ask(entry, "br")).body.equals(script)).toBe(true);
});

test("a copy on this disk that was changed is pulled again", async () => {
  const there = await scene();
  expect((await there.ask(entry)).status).toBe(200);
  await writeFile(join(there.gateway.folder, "cache/assets/news/build0001/entry.js"), "alert(1)");
  const again = await there.restart();
  expect((await askRaw(again.origin, entry, "identity")).body.equals(script)).toBe(true);
});

test("with the store down what is here is served, and the rest is asked for later", async () => {
  const there = await scene({ files: { "other.js": script } });
  const second = withAssets("build0001", { "other.js": script });
  expect(second.assets).toHaveLength(1);
  await put(await openBlobStore(pathToFileURL(there.folder).href), "news/build0001/entry.js", script);
  expect((await there.ask(entry)).status).toBe(200);
  await rm(there.folder, { recursive: true });
  await writeFile(there.folder, "no folder any more");
  expect((await there.ask(entry)).status).toBe(200);
  const away = await there.ask("/_assets/news/build0001/other.js");
  expect(away.status).toBe(503);
  expect(Number(away.headers["retry-after"])).toBeGreaterThan(0);
});

test("of a half-uploaded release what is missing is asked for later, and what was never part of it is not there", async () => {
  const there = await scene();
  await rm(join(there.folder, "assets/news/build0001/entry.js"));
  await rm(join(there.folder, "assets/news/build0001/entry.js.br"));
  expect((await there.ask(entry)).status).toBe(503);
  expect((await there.ask("/_assets/news/build0001/never.js")).status).toBe(404);
  expect(await outcomes(there, "absent")).toBeGreaterThan(0);
});

test("files of a build that runs no more stay, checked while the registry knows it", async () => {
  const there = await scene();
  const { world } = there;
  await world.promote(await world.release(withAssets("build0002", { "entry.js": script })));
  await expect.poll(() => there.gateway.builds()["news"]).toBe("build0002");
  expect((await there.ask(entry)).body.equals(script)).toBe(true);
  expect(await outcomes(there, "checked")).toBe(1);
  const store = await openBlobStore(pathToFileURL(there.folder).href);
  await put(store, "news/build0000/entry.js", script);
  expect((await there.ask("/_assets/news/build0000/entry.js")).status).toBe(200);
  expect(await outcomes(there, "unchecked")).toBe(1);
});

test("the disk keeps within its budget, and what was dropped is pulled again", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`f${index}.js`, randomBytes(150_000)]),
  );
  const there = await scene({ files, env: { ASSET_DISK: String(1024 * 1024), ASSET_CACHE: "0" } });
  for (const [file, content] of Object.entries(files))
    expect((await there.ask(`/_assets/news/build0001/${file}`)).body.equals(content)).toBe(true);
  const kept = await readdir(join(there.gateway.folder, "cache/assets/news/build0001"));
  expect(kept.length).toBeLessThanOrEqual(7);
  expect(
    (await there.ask("/_assets/news/build0001/f0.js")).body.equals(files["f0.js"] ?? Buffer.alloc(0)),
  ).toBe(true);
});

test.each([
  "/_assets/news/build0001/../../x.js",
  "/_assets/news/build0001/%2e%2e/x.js",
  "/_assets/../blobs/x.js",
  "/_assets/news/build0001/entry.js.br",
  "/_assets/news/build0001/.draft-1-1",
  `/_assets/news/build0001/${"a".repeat(600)}.js`,
])("%s leads nowhere", async (path) => {
  const there = await scene();
  expect([400, 404]).toContain((await there.ask(path)).status);
});

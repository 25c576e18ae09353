import { readdir, utimes } from "node:fs/promises";
import path from "node:path";
import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { openRegistry, withFilesLock } from "@madang/registry";
import { digestOf, generateKey, openBlobStore, readKeyFile } from "@madang/releases";
import { createLogger } from "@madang/service";
import { Client } from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { AuditBook } from "../../src/admin/audit/audit-book.ts";
import { PortalChannels } from "../../src/admin/channels/portal-channels.ts";
import { ReleaseShelf } from "../../src/admin/releases/release-shelf.ts";
import { removeOldFiles } from "../../src/admin/retention/remove-old-files.ts";
import { AdminWorld } from "./admin-world.ts";

const log = createLogger({ service: "test", level: "silent", build: "test" });
let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(async () => {
  await postgres.close();
});

async function build() {
  const world = await AdminWorld.open(postgres);
  onTestFinished(() => world.close());
  await world.setTrust();
  const registry = openRegistry({ url: world.registryUrl, log });
  const store = await openBlobStore(world.config.storeUrl ?? "");
  const key = await readKeyFile(world.config.operatorKeyFile ?? "");
  onTestFinished(async () => {
    await registry.close();
    await store.close();
  });
  const channels = new PortalChannels({ registry, key, otherKeys: [] });
  const parts = {
    registry,
    store,
    channels,
    shelf: new ReleaseShelf(registry),
    audit: new AuditBook(registry, log),
  };
  return {
    world,
    store,
    tidy: () =>
      removeOldFiles(parts, { keepReleases: 3, keepDays: 30 }, (work) =>
        withFilesLock({ url: world.registryUrl, how: "alone" }, work),
      ),
  };
}

async function age(world: AdminWorld, days: number): Promise<void> {
  const client = new Client({ connectionString: world.registryUrl });
  await client.connect();
  await client.query(`update madang_registry.retention set unnamed_since = now() - interval '${days} days'`);
  await client.end();
}

/** What was put into the store within a day may belong to a release that is on its way. */
async function ageFiles({ folder }: AdminWorld): Promise<void> {
  const before = new Date(Date.now() - 3 * 86_400_000);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) await utimes(path.join(entry.parentPath, entry.name), before, before);
}

const serverOf = (build: string) => `blobs/${digestOf(Buffer.from(`server of news ${build}`))}`;

test("files go when they are neither named, nor new, nor lately named; a rollback to them is refused until they are sent again", async () => {
  const { world, store, tidy } = await build();
  const builds = ["aaaa0001", "bbbb0002", "cccc0003", "dddd0004"];
  for (const build of builds) await world.released({ build });
  await world.replica("news", "bbbb0002");
  const begun = await world.begin("news", { to: "stable", build: "bbbb0002" });
  await world.ended(begun.body.id);
  const asset = Buffer.from("a");
  await store.put("assets/news/aaaa0001/a.js", asset, { sha256: digestOf(asset), bytes: 1 });
  await ageFiles(world);
  expect(await tidy()).toBe(0);
  await age(world, 29);
  expect(await tidy()).toBe(0);
  await age(world, 31);
  expect(await tidy()).toBe(1);
  expect(await store.has("assets/news/aaaa0001/a.js")).toBe(false);
  expect(await Promise.all(builds.map((build) => store.has(serverOf(build))))).toEqual([
    false,
    true,
    true,
    true,
  ]);
  expect(await world.begin("news", { to: "stable", build: "aaaa0001" })).toMatchObject({
    status: 409,
    body: { code: "ADMIN_FILES_REMOVED" },
  });
  expect((await world.released({ build: "aaaa0001" })).status).toBe(201);
  expect((await world.begin("news", { to: "stable", build: "aaaa0001" })).status).toBe(202);
  await tidy();
  expect(await store.has(serverOf("aaaa0001"))).toBe(true);
});

test("a registry that was set back goes on above what gateways know, and one that lies about it is not believed", async () => {
  const { world } = await build();
  const registry = openRegistry({ url: world.registryUrl, log });
  onTestFinished(() => registry.close());
  await registry.report({ id: "one", sequence: 57, seenAt: new Date(), refused: {} }, []);
  await registry.report(
    { id: "liar", sequence: Number.MAX_SAFE_INTEGER, seenAt: new Date(), refused: {} },
    [],
  );
  const trust = world.trust(["news", "notices"], {
    other: { modules: ["other"], keys: [generateKey("other-1").key.publicKey] },
  });
  expect((await world.setTrust(trust)).status).toBe(200);
  expect(await registry.newestSequence()).toBe(58);
});

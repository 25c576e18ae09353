import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { fragment, startFakeModule } from "../fake-module.ts";
import { newsManifest } from "../modules.ts";
import { recordOf } from "../records.ts";
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

/** Nobody listens there. */
const nowhere = "postgres://nobody@127.0.0.1:9/none";

/** A portal that ran, was ended, and left its folder. */
async function left(): Promise<{
  world: RegistryWorld;
  folder: string;
  readonly start: (url: string) => Promise<FollowingGateway>;
}> {
  const world = new RegistryWorld(await postgres.freshDatabase());
  onTestFinished(() => world.registry.close());
  await releaseShell(world);
  const server = await startFakeModule({ "/news": fragment("<h1>News</h1>") });
  onTestFinished(() => server.kill());
  const news = await world.release(recordOf(newsManifest, { build: "build0001" }));
  await world.runs(news, server.origin);
  await world.promote(news);
  const keys = operatorKeys(world.operator);
  const first = await startFollowing({ url: world.url, operatorKeys: keys });
  expect((await first.get("/news")).status).toBe(200);
  await first.close();
  const { folder } = first;
  return { world, folder, start: (url) => startFollowing({ url, operatorKeys: keys, folder }) };
}

async function damage(folder: string, change: (text: string) => string): Promise<void> {
  const cache = join(folder, "cache");
  const files = (await readdir(cache, { recursive: true })).filter((file) => /\.(json|pack)$/.test(file));
  for (const file of files) {
    const text = await readFile(join(cache, file), "utf8");
    await writeFile(join(cache, file), change(text));
  }
}

test("a gateway starts from what it kept while the registry is away, and follows when it is there again", async () => {
  const { start } = await left();
  const gateway = await start(nowhere);
  expect(gateway.builds()).toEqual({ news: "build0001", shell: "shell0001" });
  expect((await gateway.get("/news")).text).toContain("<h1>News</h1>");
  expect(gateway.running.gateway.table.refused.get("registry")).toContain("cannot be asked");
});

test("a registry that goes away later changes nothing, and is followed again", async () => {
  const { start, world } = await left();
  const gateway = await start(world.url);
  const next = await world.release(recordOf(newsManifest, { build: "build0002" }));
  const { endRegistry, beginRegistry } = await registrySwitch(world);
  await endRegistry();
  await expect.poll(() => gateway.metric("gateway_registry_away"), { timeout: 30_000 }).toBe(1);
  expect((await gateway.get("/news")).status).toBe(200);
  await beginRegistry();
  await world.promote(next);
  await expect.poll(() => gateway.builds()["news"], { timeout: 30_000 }).toBe("build0002");
  await expect.poll(() => gateway.metric("gateway_registry_away"), { timeout: 30_000 }).toBe(0);
});

test.each([
  ["cut off", (text: string) => text.slice(0, text.length / 2)],
  ["emptied", () => ""],
  ["of another shape", () => "[]"],
  ["with other bytes signed", (text: string) => text.replace(/"payload":"..../, '"payload":"AAAA')],
])(
  "a copy on disk that is %s is harmless where the registry is there, and nothing where it is not",
  async (_, change) => {
    const { start, folder, world } = await left();
    await damage(folder, change);
    const alone = await start(nowhere);
    expect(alone.builds()).toEqual({});
    expect((await alone.get("/news")).status).toBe(404);
    await alone.close();
    await damage(folder, change);
    const gateway = await start(world.url);
    expect(gateway.builds()).toEqual({ news: "build0001", shell: "shell0001" });
  },
);

test("without a copy and without a registry the gateway is up, and takes up the portal as soon as it can", async () => {
  const { start, folder, world } = await left();
  await rm(join(folder, "cache"), { recursive: true });
  const gateway = await start(nowhere);
  expect((await gateway.get("/news")).status).toBe(404);
  const ready = await fetch(`${gateway.running.operationsOrigin}/health/ready`);
  expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining("cannot be asked")]);
  await gateway.close();
  expect((await (await start(world.url)).get("/news")).status).toBe(200);
});

test("a new build that cannot be used falls back on the last good one after a restart too", async () => {
  const { start, world } = await left();
  const lost = await world.release(recordOf(newsManifest, { build: "build0002" }));
  await world.promote({ ...lost, digest: "1".repeat(64) });
  const gateway = await start(world.url);
  expect(gateway.builds()["news"]).toBe("build0001");
  expect(gateway.running.gateway.table.refused.get("news")).toContain("does not hold the release");
});

test("a policy turned against a release that runs takes nothing away, also after a restart", async () => {
  const { start, world } = await left();
  const gateway = await start(world.url);
  world.trust = {
    teams: { team: { modules: ["shell"], keys: [world.team.publicKey], criticality: "emergency" } },
  };
  await world.publish();
  await expect.poll(() => gateway.running.gateway.table.refused.get("news")).toContain("does not release");
  expect((await gateway.get("/news")).status).toBe(200);
  await gateway.close();
  const again = await start(world.url);
  expect(again.builds()["news"]).toBe("build0001");
  expect((await again.get("/news")).status).toBe(200);
});

/** Connections are refused and those that are there end, as when PostgreSQL goes down. */
async function registrySwitch(
  world: RegistryWorld,
): Promise<{ readonly endRegistry: () => Promise<void>; readonly beginRegistry: () => Promise<void> }> {
  const { Pool } = await import("pg");
  const url = new URL(world.url);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const pool = new Pool({ connectionString: url.href, max: 1 });
  onTestFinished(() => pool.end());
  const allow = (allowed: boolean) => pool.query(`alter database "${name}" allow_connections ${allowed}`);
  return {
    async endRegistry() {
      await allow(false);
      await pool.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
    },
    async beginRegistry() {
      await allow(true);
    },
  };
}

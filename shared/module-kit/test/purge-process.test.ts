import { defineModule } from "@madang/manifest";
import { createLogger, type RunningService } from "@madang/service";
import { sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { defineBox } from "../src/server/define-box.ts";
import { definePage } from "../src/server/define-page.ts";
import { nothing, notFound } from "../src/server/outcome.ts";
import type { ModuleDefinition } from "../src/server/serve/module-definition.ts";
import { openDatabase } from "../src/server/database/open-database.ts";
import { startModule } from "../src/server/serve/start-module.ts";
import { layCable } from "./fixture/cut-cable.ts";
import { library } from "./fixture/library-database.ts";
import { libraryDefinition } from "./fixture/library-module.ts";
import { postgresForTests } from "./fixture/library-process.ts";
import { followFeed, purgeAlone, type Follower } from "./fixture/purge-follower.ts";

const patient = { timeout: 20_000, interval: 10 };
const log = createLogger({ service: "library", level: "silent" });
const postgres = postgresForTests();
const closing: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function start(definition: ModuleDefinition, url?: string): Promise<RunningService> {
  const service = await startModule(definition, {
    ...(url === undefined ? {} : { DATABASE_URL: url }),
    LOG_LEVEL: "silent",
  });
  closing.push(() => service.close());
  return service;
}

async function follow(origin: string): Promise<Follower> {
  const follower = await followFeed(origin);
  closing.push(() => follower.stop());
  return follower;
}

function open(url: string) {
  const database = openDatabase({ url, schema: "library", poolSize: 3, timeout: 5000, log });
  closing.push(() => database.close());
  return database.db;
}

test("a process that drains ends its feeds, so that gateways follow another replica", async () => {
  const service = await start(libraryDefinition, await postgres().freshDatabase());
  const follower = await follow(service.origin);
  await expect.poll(() => follower.lines.length, patient).toBeGreaterThan(0);
  await service.close();
  await expect(follower.ended).resolves.toBeUndefined();
});

test("a module without a database has no feed", async () => {
  const { migrations: _, api: _api, pages = [], ...definition } = libraryDefinition;
  const { api: __, ...manifest } = library;
  const module = defineModule({ ...manifest, boxes: {} });
  const { origin } = await start({ ...definition, module, pages, boxes: [] });
  expect((await fetch(`${origin}/_purges`)).status).toBe(404);
});

test("a feed is no request: neither counted nor timed", async () => {
  const { origin } = await start(libraryDefinition, await postgres().freshDatabase());
  const follower = await follow(origin);
  await expect.poll(() => follower.lines.length, patient).toBeGreaterThan(0);
  follower.stop();
  await follower.ended;
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  expect(metrics).not.toContain('route="purges"');
  expect(metrics).toContain('purges{what="connected",service="library"} 1');
});

test("a connection that breaks is made again, and what was committed meanwhile is told", async () => {
  const direct = await postgres().freshDatabase();
  const url = new URL(direct);
  const cable = await layCable({ host: url.hostname, port: Number(url.port) });
  closing.push(() => cable.close());
  url.hostname = "127.0.0.1";
  url.port = String(cable.port);
  const { origin } = await start(libraryDefinition, url.href);
  const follower = await follow(origin);
  await expect.poll(() => follower.lines.length, patient).toBeGreaterThan(0);
  await cable.cut();
  await purgeAlone(open(direct), ["library:1"]);
  await cable.mend();
  await expect.poll(() => follower.purges.map(({ tags }) => tags), patient).toEqual([["library:1"]]);
});

test("a backend that is ended by an operator is replaced", async () => {
  const url = await postgres().freshDatabase();
  const { origin } = await start(libraryDefinition, url);
  const follower = await follow(origin);
  await expect.poll(() => follower.lines.length, patient).toBeGreaterThan(0);
  const db = open(url);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'library-purges'`.execute(
    db,
  );
  await purgeAlone(db, ["library:1"]);
  await expect.poll(() => follower.purges.map(({ tags }) => tags), patient).toEqual([["library:1"]]);
});

test("a pool whose connections are all busy delays no purge", async () => {
  const url = await postgres().freshDatabase();
  const service = await startModule(libraryDefinition, {
    DATABASE_URL: url,
    DATABASE_POOL: "1",
    LOG_LEVEL: "silent",
  });
  closing.push(() => service.close());
  const follower = await follow(service.origin);
  await expect.poll(() => follower.lines.length, patient).toBeGreaterThan(0);
  const db = open(url);
  await db.transaction().execute(async (transaction) => {
    await sql`lock table books in access exclusive mode`.execute(transaction);
    const waiting = fetch(`${service.origin}/library`);
    await purgeAlone(db, ["library:1"]);
    await expect.poll(() => follower.purges.length, patient).toBe(1);
    void waiting.then((answer) => answer.text()).catch(() => undefined);
  });
});

const missingPage = definePage(library, "detail", {
  params: z.object({ id: z.coerce.number().int() }),
  load: ({ params }) => notFound({ tags: [`library:${params.id}`] }),
  view: { name: "detail", component: () => null },
  describe: () => ({ title: "책" }),
});

const emptyBox = defineBox(library, "latest", {
  load: () => nothing({ tags: ["library:list"], until: new Date(Date.now() + 10_990) }),
  view: { name: "latest", component: () => null },
});

test("that nothing is there can be purged too, and lasts no longer than it is true", async () => {
  const pages = [...(libraryDefinition.pages ?? []).filter(({ name }) => name !== "detail"), missingPage];
  const definition = { ...libraryDefinition, pages, boxes: [emptyBox] };
  const { origin } = await start(definition, await postgres().freshDatabase());
  const missing = await fetch(`${origin}/library/books/7`);
  expect([missing.status, missing.headers.get("madang-tags")]).toEqual([404, "library library:7"]);
  const box = await fetch(`${origin}/_boxes/latest`);
  expect([box.status, box.headers.get("madang-tags")]).toEqual([204, "library library:list"]);
  expect(box.headers.get("cache-control")).toMatch(/^public, s-maxage=10, stale-while-revalidate=0,/);
});

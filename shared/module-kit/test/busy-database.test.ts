import { sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { apiRoute } from "../src/server/define-api.ts";
import { libraryApi } from "./fixture/library-api.ts";
import { library } from "./fixture/library-database.ts";
import { libraryDefinition } from "./fixture/library-module.ts";
import { libraryForTests } from "./fixture/library-process.ts";

const sleepRoute = apiRoute(library, {
  method: "GET",
  path: "/sleep/:seconds",
  summary: "A query that takes as long as it is told",
  params: z.object({ seconds: z.coerce.number() }),
  response: z.object({ done: z.boolean() }),
  handle: async ({ db, params }) => {
    await sql`select pg_sleep(${params.seconds})`.execute(db);
    return { done: true };
  },
});

const process = libraryForTests({
  ...libraryDefinition,
  api: { ...libraryApi, routes: [...libraryApi.routes, sleepRoute] },
});

test("a module whose every connection is busy stays ready, and says so in its metrics", async () => {
  const { origin } = process();
  const busy = Array.from({ length: 14 }, () => fetch(`${origin}/api/library/sleep/0.8`));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  expect(metrics).toContain('database_connections{state="busy",service="library"} 10');
  expect(metrics).toContain('database_connections{state="waiting",service="library"} 4');
  expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
  const statuses = await Promise.all(busy.map(async (answer) => (await answer).status));
  expect(statuses).toEqual(Array.from({ length: 14 }, () => 200));
});

test("a query that outlives the deadline is ended, and its connection comes back", async () => {
  const { origin } = process();
  const slow = Array.from({ length: 10 }, () => fetch(`${origin}/api/library/sleep/30`));
  const statuses = await Promise.all(slow.map(async (answer) => (await answer).status));
  expect(new Set(statuses)).toEqual(new Set([504]));
  expect((await fetch(`${origin}/api/library/sleep/0.01`)).status).toBe(200);
});

import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { startModule } from "../src/server/serve/start-module.ts";
import { layCable, type Cable } from "./fixture/cut-cable.ts";
import { libraryDefinition } from "./fixture/library-module.ts";
import { postgresForTests } from "./fixture/library-process.ts";

const postgres = postgresForTests();
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(): Promise<{ origin: string; cable: Cable }> {
  const url = new URL(await postgres().freshDatabase());
  const cable = await layCable({ host: url.hostname, port: Number(url.port) });
  url.hostname = "127.0.0.1";
  url.port = String(cable.port);
  const service = await startModule(libraryDefinition, { DATABASE_URL: url.href, LOG_LEVEL: "silent" });
  closing.push(
    () => service.close(),
    () => cable.close(),
  );
  return { origin: service.origin, cable };
}

test("while the database is away a page answers 503 with Retry-After and says nothing of the inside", async () => {
  const { origin, cable } = await start();
  await cable.cut();
  const answer = await fetch(`${origin}/library`);
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("5");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.text()).not.toMatch(/127\.0\.0\.1|ECONN|postgres/i);
});

test("a form that cannot be stored comes back with everything that was typed, but for the password", async () => {
  const { origin, cable } = await start();
  await cable.cut();
  const body = new URLSearchParams([
    ["title", "마당 <깊은> 집"],
    ["kinds", "paper"],
    ["password", "hunter2"],
  ]);
  const answer = await fetch(`${origin}/library/wish`, { method: "POST", body, redirect: "manual" });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("10");
  expect(answer.headers.get("madang-fragment")).toContain('"view":"wish"');
  const html = await answer.text();
  expect(html).toContain('value="마당 &lt;깊은&gt; 집"');
  expect(html).not.toContain("hunter2");
});

test("readiness names the database, and both come back by themselves", async () => {
  const { origin, cable } = await start();
  await cable.cut();
  const away = await fetch(`${origin}/health/ready`);
  expect(away.status).toBe(503);
  expect(await away.json()).toMatchObject({
    checks: { database: expect.stringContaining("does not answer") },
  });
  expect((await fetch(`${origin}/health/live`)).status).toBe(200);
  await cable.mend();
  await wait(50);
  expect((await fetch(`${origin}/library`)).status).toBe(200);
  expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
});

test("a module whose database is away at start says so in one sentence", async () => {
  const env = { DATABASE_URL: "postgresql://a:hunter2@127.0.0.1:1/x", LOG_LEVEL: "silent" };
  await expect(startModule(libraryDefinition, env)).rejects.toThrow(
    "The database of library does not answer (ECONNREFUSED). Check DATABASE_URL and that PostgreSQL runs",
  );
});

test("a query that takes too long is ended by the database", async () => {
  const { origin } = await start();
  const started = performance.now();
  const answer = await fetch(`${origin}/library`, { headers: { "madang-deadline": "1" } });
  expect(answer.status).toBe(504);
  expect(performance.now() - started).toBeLessThan(20_000);
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { expect, test, vi } from "vitest";
import { FixtureProject, isAlive, SupervisorRun, until } from "./fixture-portal.ts";

vi.setConfig({ testTimeout: 120_000 });

test("starts a crashed service again, visibly, and tells the gateway its new address", async () => {
  const project = new FixtureProject();
  const run = await SupervisorRun.ready(project);
  const before = project.endpoints()["news"];
  await fetch(`${before?.[0]}/crash`).catch(() => undefined);
  await run.says(/news ended unexpectedly \(exit code 3\); start 2 in 0\.5 s\. Log: .*news\.log/);
  await run.says("news runs again.");
  expect(project.endpoints()["news"]).not.toEqual(before);
  expect(await run.servicePids(project)).toHaveLength(3);
});

test("starts the gateway again on its own port", async () => {
  const project = new FixtureProject({ gateway: "crashes once" });
  const run = await SupervisorRun.ready(project);
  await run.says("gateway ended unexpectedly (exit code 9)");
  await run.says("gateway runs again.");
  expect((await fetch(`http://127.0.0.1:${run.port}`)).status).toBe(200);
});

test("starts PostgreSQL again where it was, with what was saved", async () => {
  const project = new FixtureProject();
  const run = await SupervisorRun.ready(project, { database: "embedded" });
  const { DATABASE_URL: url = "" } = JSON.parse(project.read("news", "environment.json")) as Record<
    string,
    string
  >;
  await query(url, "CREATE TABLE petitions AS SELECT 7 AS number");
  process.kill(postmaster(project), "SIGKILL");
  await run.says("PostgreSQL ended unexpectedly (SIGKILL); next start in 0.5 s.");
  await run.says("PostgreSQL runs again.");
  expect(await query(url, "SELECT number FROM petitions")).toEqual([{ number: 7 }]);
});

test("leaves nothing running when it is killed itself, and starts again afterwards", async () => {
  const project = new FixtureProject();
  const run = await SupervisorRun.ready(project, { database: "embedded" });
  const pids = [...(await run.servicePids(project)), postmaster(project)];
  await run.stop("SIGKILL");
  await until(() => pids.every((pid) => !isAlive(pid)));
  const second = await SupervisorRun.ready(project, { database: "embedded" });
  expect(await second.servicePids(project)).toHaveLength(3);
});

test("ends at the next start what hung when it was killed", async () => {
  const project = new FixtureProject({ news: "stubborn" });
  const run = await SupervisorRun.ready(project);
  const pids = await run.servicePids(project);
  await run.stop("SIGKILL");
  await until(() => pids.filter(isAlive).length === 1);
  await SupervisorRun.ready(project);
  await until(() => pids.filter(isAlive).length === 0);
  expect(pids.filter(isAlive)).toEqual([]);
});

function postmaster(project: FixtureProject): number {
  return Number.parseInt(readFileSync(path.join(project.state, "postgres/postmaster.pid"), "utf8"), 10);
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

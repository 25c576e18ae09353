import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { FixtureProject, isAlive, SupervisorRun } from "./fixture-portal.ts";

test("starts every service, says so in one line, and stops them all within five seconds", async () => {
  const project = new FixtureProject();
  const run = await SupervisorRun.ready(project);
  expect(run.output.match(/Madang is ready: .*/g)).toEqual([
    `Madang is ready: http://localhost:${run.port} (Ctrl-C stops it; logs in ${path.join(project.state, "logs")})`,
  ]);
  const pids = await run.servicePids(project);
  expect(pids).toHaveLength(3);

  const startedAt = Date.now();
  expect(await run.stop("SIGINT")).toBe(0);
  expect(Date.now() - startedAt).toBeLessThan(5000);
  expect(pids.filter(isAlive)).toEqual([]);
  expect(existsSync(project.dist("gateway", "drained"))).toBe(true);
});

test("publishes releases, files and endpoints where the gateway is told to look", async () => {
  const project = new FixtureProject();
  await SupervisorRun.ready(project);
  const environment = JSON.parse(project.read("gateway", "environment.json")) as Record<string, string>;
  const release = path.join(environment["MADANG_RELEASES_DIR"] ?? "", "news.json");
  expect(JSON.parse(readFileSync(release, "utf8"))).toMatchObject({ module: "news" });
  expect(existsSync(path.join(environment["MADANG_ASSETS_DIR"] ?? "", "news/0123456789abcdef/app.js"))).toBe(
    true,
  );
  expect(Object.keys(project.endpoints())).toEqual(["news", "shell"]);
  expect(environment["DATABASE_URL"]).toBeUndefined();
  expect(environment["MADANG_DATA_KEYS"]).toBeUndefined();
});

test("keeps the keys to itself and over restarts", async () => {
  const project = new FixtureProject();
  const first = await SupervisorRun.ready(project);
  await first.stop();
  const file = path.join(project.state, "keys.json");
  const keys = readFileSync(file, "utf8");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await SupervisorRun.ready(project);
  expect(readFileSync(file, "utf8")).toBe(keys);
});

test("imports sample content once, and again after --fresh", async () => {
  const project = new FixtureProject();
  for (const args of [[], [], ["--fresh"]]) await (await SupervisorRun.ready(project, { args })).stop();
  expect(project.read("news", "sampled")).toBe("2");
});

test("shows that sample content could not be imported, and runs without it", async () => {
  const run = await SupervisorRun.ready(new FixtureProject({ news: "bad sample" }));
  expect(run.output).toContain("The sample content of news was not imported (exit code 1)");
  expect(run.output).toContain("the feed cannot be read");
});

test("shows a service's warnings and nothing of the rest", async () => {
  const project = new FixtureProject();
  const run = await SupervisorRun.ready(project);
  await fetch(`${project.endpoints()["news"]?.[0]}/warn`);
  await run.says("[news] warning: the queue is long");
  expect(run.output).not.toContain('{"level"');
});

test("ends a service that ignores the wish to stop, in time", async () => {
  const project = new FixtureProject({ news: "stubborn" });
  const run = await SupervisorRun.ready(project);
  const pids = await run.servicePids(project);
  const startedAt = Date.now();
  expect(await run.stop()).toBe(0);
  expect(Date.now() - startedAt).toBeLessThan(5000);
  expect(pids.filter(isAlive)).toEqual([]);
});

test("stops while it is still starting", async () => {
  const project = new FixtureProject({ shell: "silent" });
  const run = await SupervisorRun.start(project);
  await run.says("Starting");
  expect(await run.stop()).toBe(0);
  expect(run.output).not.toContain("Madang is ready");
});

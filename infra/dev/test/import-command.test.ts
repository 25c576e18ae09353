import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { FixtureProject, SupervisorRun, until } from "./fixture-portal.ts";

/** A project whose module news can import. */
function importingProject(): FixtureProject {
  const project = new FixtureProject();
  const manifest = { type: "module", dependencies: { "@madang/feed-import": "0.1.0" } };
  writeFileSync(path.join(project.root, "modules/news/package.json"), JSON.stringify(manifest));
  return project;
}

class ImportRun {
  readonly child;
  out = "";
  trouble = "";
  readonly ended: Promise<number | null>;

  constructor(project: FixtureProject, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
    const file = path.join(import.meta.dirname, "fixtures/import.ts");
    this.child = spawn(process.execPath, [file, ...args], {
      env: {
        PATH,
        HOME,
        NODE_COMPILE_CACHE,
        FIXTURE_ROOT: project.root,
        MADANG_STATE_DIR: project.state,
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child.stdout.on("data", (chunk: Buffer) => (this.out += chunk.toString("utf8")));
    this.child.stderr.on("data", (chunk: Buffer) => (this.trouble += chunk.toString("utf8")));
    this.ended = once(this.child, "close").then(([code]) => code as number | null);
    onTestFinished(async () => {
      this.child.kill("SIGKILL");
      await this.ended;
    });
  }
}

test("works on the portal's data when the portal does not run, and leaves nothing running", async () => {
  const project = importingProject();
  const run = new ImportRun(project, ["news", "feed.xml", "--dry-run"]);
  expect(await run.ended).toBe(0);
  expect(JSON.parse(run.out)).toEqual({
    args: ["feed.xml", "--dry-run"],
    folder: project.root,
    answers: true,
  });
  expect(run.trouble).toContain("warning: a warning");
  expect(existsSync(path.join(project.state, "supervisor.json"))).toBe(false);
  const second = new ImportRun(project, ["news", "feed.xml", "--strict"]);
  expect(await second.ended).toBe(2);
});

test("works beside the running portal, on its database, and the portal goes on", async () => {
  const project = importingProject();
  const portal = await SupervisorRun.ready(project, { database: "embedded" });
  const run = new ImportRun(project, ["news", "feed.xml"]);
  expect(await run.ended).toBe(0);
  expect(run.out).toContain('"answers":true');
  expect(await portal.servicePids(project)).toHaveLength(3);
  await portal.stop();
  expect(existsSync(path.join(project.state, "database.json"))).toBe(false);
});

test("is told the database, or refuses to guess another one than the running portal's", async () => {
  const project = importingProject();
  const told = new ImportRun(project, ["news", "x"], { DATABASE_URL: "postgresql://127.0.0.1:1/none" });
  expect(await told.ended).toBe(0);
  expect(told.out).toContain('"answers":false');
  await SupervisorRun.ready(project);
  const guessing = new ImportRun(project, ["news", "x"]);
  expect(await guessing.ended).toBe(1);
  expect(guessing.trouble).toContain("Give this command the same DATABASE_URL.");
});

test("two at a time come one after the other", async () => {
  const project = importingProject();
  const runs = [1, 2].map(() => new ImportRun(project, ["news", "feed.xml"]));
  expect(await Promise.all(runs.map((run) => run.ended))).toEqual([0, 0]);
  for (const run of runs) expect(run.out).toContain('"answers":true');
});

test("Ctrl-C asks the import once to stop, and waits for it", async () => {
  const run = new ImportRun(importingProject(), ["news", "slow"], {
    DATABASE_URL: "postgresql://127.0.0.1:1/none",
  });
  await until(() => run.out.includes("slow"));
  run.child.kill("SIGINT");
  await run.ended;
  expect(run.out).toContain("asked 1 time(s) to stop");
});

test.each([
  [["newz", "x"], "Did you mean news? Name one of: news."],
  [["shell", "x"], "Name one of: news."],
  [[], "Nothing is not a module"],
])("refuses %j and names what is valid", async (args, words) => {
  const run = new ImportRun(importingProject(), args);
  expect(await run.ended).toBe(1);
  expect(run.trouble).toContain(words);
});

test("--help says everything on standard output", async () => {
  const run = new ImportRun(importingProject(), ["--help"]);
  expect(await run.ended).toBe(0);
  for (const word of ["<news>", "--dry-run", "--json", "--strict", "DATABASE_URL", "130"])
    expect(run.out).toContain(word);
});

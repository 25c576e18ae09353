import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "./fixture-portal.ts";
import { ask, RegistryProject } from "./registry-project.ts";

const patience = 180_000;
let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.close());

/** On a database of its own in the PostgreSQL of all: what these tests look at does not depend on whose it is. */
async function projectBesideOthers(): Promise<RegistryProject> {
  return new RegistryProject({ databaseUrl: await postgres.freshDatabase() });
}

const [one, two, three] = ["aaaaaaaa11", "bbbbbbbb22", "cccccccc33"];

test(
  "a release goes in under load without one failed request, and comes back when its process is gone",
  { timeout: patience },
  async () => {
    const project = await projectBesideOthers();
    project.build({ build: one });
    const portal = await project.ready({ MADANG_ENDING_MINUTES: "0" });
    expect(await portal.page()).toEqual({ status: 200, text: one });
    const visitors = ask(portal);
    expect(await portal.release({ build: two })).toMatchObject({ state: "done" });
    await portal.answers(two);
    const old = path.join(project.state, "artifacts/trial", one, "server.js");
    await until(() => !runs(old), 60_000);
    expect(await portal.move(one)).toMatchObject({ state: "done" });
    await portal.answers(one);
    const { asked, failed } = await visitors.stop();
    expect(failed).toEqual([]);
    expect(asked).toBeGreaterThan(10);
  },
);

test(
  "a build that cannot start does not get in: the reason is its last words, and visitors notice nothing",
  { timeout: patience },
  async () => {
    const project = await projectBesideOthers();
    project.build({ build: one });
    const portal = await project.ready({ MADANG_MOVE_SECONDS: "8", MADANG_START_SECONDS: "4" });
    const visitors = ask(portal);
    const dead = await portal.release({ build: two, behaviour: "dies at start" });
    expect(dead).toMatchObject({ state: "failed" });
    expect(dead.reason).toContain("the table that it needs is missing");
    const silent = await portal.release({ build: three, behaviour: "silent" });
    expect(silent).toMatchObject({ state: "failed" });
    expect(silent.reason).toContain("has not said that it is ready");
    expect(await portal.page()).toEqual({ status: 200, text: one });
    expect((await visitors.stop()).failed).toEqual([]);
  },
);

test("a server that was changed in the store is refused by name", { timeout: patience }, async () => {
  const project = await projectBesideOthers();
  project.build({ build: one });
  const portal = await project.ready({ MADANG_MOVE_SECONDS: "8" });
  project.build({ build: two });
  const digest = await portal.add();
  writeFileSync(path.join(project.state, "store/blobs", digest), "something else");
  const move = await portal.move(two);
  expect(move).toMatchObject({ state: "failed" });
  expect(`${move.reason}`).toContain("is not what was signed");
  expect(await portal.page()).toEqual({ status: 200, text: one });
});

test("two modules are released at once; two moves of one module are not", { timeout: patience }, async () => {
  const project = await projectBesideOthers();
  project.build({ build: one });
  project.build({ build: one, module: "other" });
  const portal = await project.ready();
  const moves = await Promise.all([
    portal.release({ build: two }),
    portal.release({ build: two, module: "other" }),
  ]);
  expect(moves.map(({ state }) => state)).toEqual(["done", "done"]);
  await portal.answers(two);
  await portal.answers(two, "other");
  project.build({ build: three, behaviour: "silent" });
  await portal.add();
  await portal.admin.begin("trial", three);
  await expect(portal.admin.begin("trial", one)).rejects.toMatchObject({
    code: "SUPERVISOR_ADMIN_REFUSED",
    message: expect.stringContaining("409") as string,
  });
});

test(
  "a start releases what was built since, and leaves alone what was decided since",
  { timeout: patience },
  async () => {
    const project = new RegistryProject();
    project.build({ build: one });
    const first = await project.ready();
    expect(first.run.output).toContain("released:");
    await first.run.stop();

    const second = await project.ready();
    expect(second.run.output).not.toContain("released:");
    expect(await second.page()).toEqual({ status: 200, text: one });
    await second.run.stop();

    project.build({ build: two });
    const third = await project.ready();
    expect(third.run.output).toContain("released: trial");
    expect(await third.page()).toEqual({ status: 200, text: two });
    expect(await third.move(one)).toMatchObject({ state: "done" });
    await third.run.stop();

    const fourth = await project.ready();
    expect(fourth.run.output).toContain("npx madang release trial");
    expect(await fourth.page()).toEqual({ status: 200, text: one });
    await fourth.run.stop();

    project.build({ build: three, behaviour: "dies at start" });
    const fifth = await project.ready({ MADANG_MOVE_SECONDS: "8" });
    expect(fifth.run.output).toContain("trial could not be released:");
    expect(await fifth.page()).toEqual({ status: 200, text: one });
  },
);

test(
  "a portal that was killed starts again with what was live, and nothing of it is left over",
  { timeout: patience },
  async () => {
    const project = new RegistryProject();
    project.build({ build: one });
    const first = await project.ready();
    const before = pidsOf(project.root);
    await first.run.stop("SIGKILL");
    const second = await project.ready();
    expect(await second.page()).toEqual({ status: 200, text: one });
    expect(leftOf(before, project.root)).toBe("");
    await second.run.stop();
    await until(() => pidsOf(project.root).length === 0, 30_000);
    expect(existsSync(path.join(project.state, "admin.json"))).toBe(false);
  },
);

test(
  "keys and tokens are for their owner alone; a module that is begun meanwhile may be released",
  { timeout: patience },
  async () => {
    const project = await projectBesideOthers();
    project.build({ build: one });
    const portal = await project.ready();
    for (const name of ["keys/operator.pem", "keys/team.pem", "tokens.json", "admin.json"])
      expect(statSync(path.join(project.state, name)).mode & 0o077, name).toBe(0);
    project.build({ build: one, module: "begun" });
    await until(() => isTrusted(portal, "begun"), 30_000);
    expect(await portal.release({ build: one, module: "begun" })).toMatchObject({ state: "done" });
    await portal.answers(one, "begun");
  },
);

test("a database that belongs to another portal is refused by name", { timeout: patience }, async () => {
  const project = await projectBesideOthers();
  project.build({ build: one });
  const first = await project.ready();
  await first.run.stop();
  rmSync(project.state, { recursive: true });
  const second = await project.start();
  expect(await second.ended).toBe(1);
  expect(second.output).toMatch(/signed with another key than .*operator\.pem, which was only just made\./);
});

const trusted = new Set<string>();
function isTrusted(
  { admin }: { admin: { trust(): Promise<{ teams: Record<string, { modules: string[] }> }> } },
  module: string,
): boolean {
  void admin.trust().then(({ teams }) => teams["local"]?.modules.forEach((id) => trusted.add(id)));
  return trusted.has(module);
}

function pidsOf(folder: string): number[] {
  return commands()
    .filter(({ line }) => line.includes(folder))
    .map(({ pid }) => pid);
}

/** What of these still runs; one that has ended and waits for its parent has no command any more. */
function leftOf(pids: readonly number[], folder: string): string {
  const left = commands().filter(({ pid, line }) => pids.includes(pid) && line.includes(folder));
  return left.map(({ pid, line }) => `${pid} ${line.replaceAll("\0", " ")}`).join(", ");
}

function runs(file: string): boolean {
  return commands().some(({ line }) => line.includes(file));
}

/** Of every process of this machine, where the system tells. */
function commands(): { pid: number; line: string }[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), line: commandLine(name) }));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

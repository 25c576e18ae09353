import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { FixtureProject, isAlive, SupervisorRun } from "./fixture-portal.ts";

vi.setConfig({ testTimeout: 120_000 });

/** Runs until it gives up; expects one sentence, a failure code, and nothing left. */
async function refusal(...args: Parameters<typeof SupervisorRun.start>): Promise<string> {
  const run = await SupervisorRun.start(...args);
  expect(await run.ended).toBe(1);
  expect(commandLines().filter((line) => line.includes(args[0].root))).toEqual([]);
  return run.output.split("\n").findLast((line) => line !== "") ?? "";
}

test("a service that dies at start", async () => {
  const project = new FixtureProject({ news: "dies at start" });
  expect(await refusal(project)).toMatch(
    /^The service news ended while starting \(exit code 7\)\. Its last words: "the address of the database is wrong"\. Mend what they name; the whole log is .*news\.log\.$/,
  );
});

test("a service that never becomes ready", async () => {
  const project = new FixtureProject({ news: "silent" });
  expect(await refusal(project, { env: { MADANG_START_SECONDS: "1" } })).toContain(
    "The service news has not said that it is ready for 1 seconds.",
  );
});

test("a port in use", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  expect(await refusal(new FixtureProject(), { port })).toBe(
    `Port ${port} is already in use by another program. Stop that program, or choose another port: npm start -- --port ${port + 1}.`,
  );
});

/** Of every process of this machine, where the system tells. */
function commandLines(): string[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    } catch {
      return "";
    }
  });
}

test("another supervisor on the same folder", async () => {
  const project = new FixtureProject();
  const first = await SupervisorRun.ready(project);
  const second = await SupervisorRun.start(project);
  expect(await second.ended).toBe(1);
  expect(second.output).toContain(
    `(process ${first.child.pid}, http://localhost:${first.port}). Use that one, or stop it first: kill ${first.child.pid}.`,
  );
  expect((await first.servicePids(project)).filter(isAlive)).toHaveLength(3);
});

test("a damaged database folder", async () => {
  const project = new FixtureProject();
  const run = await SupervisorRun.ready(project, { database: "embedded" });
  await run.stop();
  rmSync(path.join(project.state, "postgres/global/pg_control"));
  expect(await refusal(project, { database: "embedded" })).toMatch(
    /^The database folder .*postgres is damaged: global\/pg_control is missing\. .*npm start -- --fresh\.$/,
  );
});

test("a database folder whose content is cut off", async () => {
  const project = new FixtureProject();
  await (await SupervisorRun.ready(project, { database: "embedded" })).stop();
  writeFileSync(path.join(project.state, "postgres/global/pg_control"), "");
  expect(await refusal(project, { database: "embedded" })).toContain("npm start -- --fresh.");
});

test("a database of another PostgreSQL", async () => {
  const project = new FixtureProject();
  await (await SupervisorRun.ready(project, { database: "embedded" })).stop();
  writeFileSync(path.join(project.state, "postgres/PG_VERSION"), "17\n");
  expect(await refusal(project, { database: "embedded" })).toContain(
    "belongs to PostgreSQL 17; this is PostgreSQL 18.",
  );
});

test("keys that are gone although there is a database", async () => {
  const project = new FixtureProject();
  await (await SupervisorRun.ready(project, { database: "embedded" })).stop();
  rmSync(path.join(project.state, "keys.json"));
  expect(await refusal(project, { database: "embedded" })).toContain(
    "keys.json, are gone. Put back a copy of the file",
  );
});

test("keys that were cut off", async () => {
  const project = new FixtureProject();
  mkdirSync(project.state);
  writeFileSync(path.join(project.state, "keys.json"), '{"visitorKeys":"v1:short"}');
  expect(await refusal(project)).toContain(
    "a key is missing or is not id:base64url(32 bytes). Put back a copy",
  );
});

test("a state folder that is no folder", async () => {
  const project = new FixtureProject();
  writeFileSync(project.state, "");
  expect(await refusal(project)).toMatch(/^The state folder .* cannot be written: .*MADANG_STATE_DIR/);
});

test("a module that has not been built", async () => {
  const project = new FixtureProject();
  rmSync(project.dist("news", "release.json"));
  expect(await refusal(project)).toMatch(/^modules\/news has not been built: .*Build it: npm start does so/);
});

test.each([
  [["--prot", "81"], "There is no option --prot. Valid are --port N, --fresh and --help;"],
  [["--port", "0"], "--port is 0, which is not a port."],
  [["--port"], "--port is missing, which is not a port."],
  [["--port=80800"], "--port is 80800, which is not a port."],
])("the arguments %j", async (args, sentence) => {
  expect(await refusal(new FixtureProject(), { args })).toContain(sentence);
});

test.each(["2", "", "yes"])("MADANG_REGISTRY=%j", async (MADANG_REGISTRY) => {
  expect(await refusal(new FixtureProject(), { env: { MADANG_REGISTRY } })).toContain(
    "Set it to 0 to start without a registry of releases, or leave it out.",
  );
});

import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FixtureAdmin } from "./fixture-admin.ts";
import { isAlive, until } from "./fixture-portal.ts";
import { FixtureMachine, pidAt } from "./fixture-runner.ts";

const [one, two] = ["1111111111", "2222222222"];

async function machine(): Promise<{ machine: FixtureMachine; admin: FixtureAdmin }> {
  const admin = await FixtureAdmin.start();
  return { machine: new FixtureMachine(admin), admin };
}

test("a new build starts beside the old one, which drains when it is wanted no more", async () => {
  const { machine: own, admin } = await machine();
  own.run();
  const old = own.store(one);
  admin.want(old);
  const before = await admin.origin(`news/${one}`);
  const next = own.store(two);
  admin.want(old, { ...next, state: "next" });
  const beside = await admin.origin(`news/${two}`);
  expect(await pidAt(beside)).not.toBe(await pidAt(before));

  admin.want({ ...old, state: "ending" }, next);
  expect(await pidAt(before)).toBeGreaterThan(0);
  const pid = await pidAt(before);
  admin.want(next);
  await until(() => admin.of(`news/${one}`)?.origins.length === 0, 30_000);
  expect(isAlive(pid)).toBe(true);
  await until(() => own.drained(one), 30_000);
  expect(admin.of(`news/${one}`)).toEqual({ key: `news/${one}`, runner: "one", origins: [] });
  expect(await pidAt(beside)).toBeGreaterThan(0);
});

test("a build that never becomes ready is reported with its last words, and the old one goes on", async () => {
  const { machine: own, admin } = await machine();
  own.run();
  const old = own.store(one);
  admin.want(old, { ...own.store(two, "silent"), state: "next" });
  const pid = await pidAt(await admin.origin(`news/${one}`));
  expect(await admin.failure(`news/${two}`)).toContain(
    "The service news 22222222 has not said that it is ready for 2 seconds.",
  );
  admin.want(old);
  await until(() => admin.of(`news/${two}`)?.failure === undefined, 30_000);
  expect(isAlive(pid)).toBe(true);
});

test("a build that dies at start is reported with its last words, and tried again", async () => {
  const { machine: own, admin } = await machine();
  own.run();
  admin.want(own.store(one, "dies at start"));
  expect(await admin.failure(`news/${one}`)).toMatch(
    /^The service news 11111111 ended while starting \(exit code 7\)\. Its last words: "the address of the database is wrong"\./,
  );
  await until(() => admin.told.filter(({ failure }) => failure !== undefined).length > 1, 30_000);
});

test("a bundle that is not what was signed is refused by name, and nothing of it is unpacked", async () => {
  const { machine: own, admin } = await machine();
  own.run();
  const wanted = own.store(one);
  const other = own.store(two);
  writeFileSync(own.blob(wanted.server.digest), readFileSync(own.blob(other.server.digest)));
  admin.want(wanted);
  expect(await admin.failure(`news/${one}`)).toContain(
    `What the store holds as the server of news 11111111 is not what was signed as ${wanted.server.digest}.`,
  );
  expect(own.unpacked()).toEqual([]);
});

test("a bundle that is not in the store yet is started as soon as it is", async () => {
  const { machine: own, admin } = await machine();
  own.run();
  const wanted = own.store(one);
  const archive = readFileSync(own.blob(wanted.server.digest));
  rmSync(own.blob(wanted.server.digest));
  admin.want(wanted);
  expect(await admin.failure(`news/${one}`)).toContain("is not in the store under");
  writeFileSync(own.blob(wanted.server.digest), archive);
  expect(await pidAt(await admin.origin(`news/${one}`))).toBeGreaterThan(0);
});

test("a crashed build is told of, and starts again elsewhere", async () => {
  const { machine: own, admin } = await machine();
  own.run();
  admin.want(own.store(one));
  const before = await admin.origin(`news/${one}`);
  await fetch(`${before}/crash`).catch(() => undefined);
  expect(await admin.failure(`news/${one}`)).toContain("news 11111111 ended unexpectedly (exit code 3).");
  await admin.origin(`news/${one}`, before);
});

test("a build that is ending is not started again when it dies", async () => {
  const { machine: own, admin } = await machine();
  const run = own.run();
  const wanted = own.store(one);
  admin.want(wanted);
  const origin = await admin.origin(`news/${one}`);
  admin.want({ ...wanted, state: "ending" }, own.store(two));
  await admin.origin(`news/${two}`);
  await fetch(`${origin}/crash`).catch(() => undefined);
  await admin.failure(`news/${one}`);
  expect(run.output).not.toContain("Start 2");
  expect(admin.of(`news/${one}`)?.origins).toEqual([]);
});

test("with the admin away what runs goes on, and a runner that starts then runs what was wanted last", async () => {
  const { machine: own, admin } = await machine();
  const first = own.run();
  admin.want(own.store(one));
  const pid = await pidAt(await admin.origin(`news/${one}`));
  await admin.stop();
  await first.says("does not answer");
  expect(isAlive(pid)).toBe(true);
  expect(await first.stop()).toBe(0);
  expect(isAlive(pid)).toBe(false);

  rmSync(own.inside("artifacts/news", one, "environment.json"));
  const second = own.run();
  await until(() => isThere(own.inside("artifacts/news", one, "environment.json")), 30_000);
  const told = admin.told.length;
  await admin.listen();
  await until(() => admin.told.length > told, 30_000);
  expect(await pidAt(admin.of(`news/${one}`)?.origins[0] ?? "")).not.toBe(pid);
  expect(second.child.exitCode).toBeNull();
});

test("what a killed runner had started ends, by itself or by the next one", async () => {
  const { machine: own, admin } = await machine();
  const first = own.run();
  const [stubborn, willing] = [own.store(one, "stubborn"), { ...own.store(two), module: "notices" }];
  admin.want(stubborn, willing);
  const origins = [await admin.origin(`news/${one}`), await admin.origin(`notices/${two}`)] as const;
  const pids = await Promise.all(origins.map(pidAt));
  await first.stop("SIGKILL");
  await until(() => pids.filter(isAlive).length === 1, 30_000);
  own.run();
  expect(await pidAt(await admin.origin(`news/${one}`, origins[0]))).toBeGreaterThan(0);
  await admin.origin(`notices/${two}`, origins[1]);
  await until(() => pids.filter(isAlive).length === 0, 30_000);
});

test("a build that comes back starts from what was unpacked, with the store away", async () => {
  const { machine: own, admin } = await machine();
  own.run();
  const [old, next] = [own.store(one), own.store(two)];
  admin.want(old);
  const before = await admin.origin(`news/${one}`);
  admin.want(next);
  await until(() => own.drained(one), 30_000);
  rmSync(own.inside("../store"), { recursive: true });
  admin.want(old);
  expect(await pidAt(await admin.origin(`news/${one}`, before))).toBeGreaterThan(0);
});

test("of builds that run no more the newest three stay unpacked", async () => {
  const { machine: own, admin } = await machine();
  own.run();
  for (const build of ["aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd", "eeeeeeee", "ffffffff"]) {
    admin.want(own.store(build));
    await admin.origin(`news/${build}`);
  }
  await until(() => own.unpacked().length === 4, 30_000);
  expect(own.unpacked()).toEqual(["cccccccc", "dddddddd", "eeeeeeee", "ffffffff"]);
});

test("a folder that cannot be written is named, and what runs goes on", async () => {
  const { machine: own, admin } = await machine();
  own.run();
  admin.want(own.store(one));
  const pid = await pidAt(await admin.origin(`news/${one}`));
  const notices = { ...own.store(two), module: "notices" };
  writeFileSync(own.inside("artifacts/notices"), "");
  admin.want(own.store(one), notices);
  expect(await admin.failure(`notices/${two}`)).toMatch(/^The state folder .*artifacts cannot be written: /);
  expect(isAlive(pid)).toBe(true);
});

test("a token that the admin does not take is said, without the token", async () => {
  const { machine: own, admin } = await machine();
  const run = own.run();
  Object.assign(admin, { token: "madang_another" });
  await run.says("The admin API refuses /v1/wanted: 401 The token is not known.");
  expect(run.output).not.toContain("madang_fixture");
});

test("a stop tells the admin first, drains, and leaves nothing", async () => {
  const { machine: own, admin } = await machine();
  const run = own.run();
  admin.want(own.store(one));
  const pid = await pidAt(await admin.origin(`news/${one}`));
  expect(await run.stop()).toBe(0);
  expect(admin.of(`news/${one}`)?.origins).toEqual([]);
  expect([own.drained(one), isAlive(pid)]).toEqual([true, false]);
  expect(statSync(own.inside("wanted.json")).mode & 0o777).toBe(0o600);
});

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

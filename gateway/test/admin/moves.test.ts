import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { generateKey, verifySnapshot } from "@madang/releases";
import { openRegistryReader } from "@madang/registry";
import { createLogger } from "@madang/service";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { AdminWorld } from "./admin-world.ts";

const log = createLogger({ service: "test", level: "silent", build: "test" });
const limit = { timeout: 25_000, interval: 50 };
let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(async () => {
  await postgres.close();
});

async function build(options: Parameters<typeof AdminWorld.open>[1] = {}): Promise<AdminWorld> {
  const world = await AdminWorld.open(postgres, options);
  onTestFinished(() => world.close());
  await world.setTrust(world.trust(["news", "notices"]));
  return world;
}

async function channelsOf(world: AdminWorld, module = "news") {
  const reader = openRegistryReader({ url: world.registryUrl, log });
  try {
    const stored = await reader.newestSnapshot();
    return verifySnapshot(stored?.envelope, [world.operator.publicKey]).snapshot.modules[module];
  } finally {
    await reader.close();
  }
}

test("a release goes live when a replica of it is healthy, and a rollback brings the build of before back", async () => {
  const world = await build();
  const first = await world.live();
  expect(first).toMatchObject({ state: "done", by: "operator" });
  expect(first.steps.map(({ text }) => text.replace(/http\S+/, "…"))).toEqual([
    "news aaaa0001 to all visitors.",
    "Waiting for a healthy replica of news aaaa0001.",
    "news aaaa0001 is healthy at …",
    "All visitors have it now. (sequence 2)",
  ]);
  const second = await world.live({ build: "bbbb0002", version: "1.1.0" });
  expect(second.state).toBe("done");
  expect(await channelsOf(world)).toMatchObject({ stable: "bbbb0002", ending: ["aaaa0001"] });
  expect((await world.wanted()).builds.map(({ build, state }) => [build, state])).toEqual([
    ["aaaa0001", "ending"],
    ["bbbb0002", "live"],
  ]);
  const back = await world.begin("news", { to: "previous" });
  expect(await world.ended(back.body.id)).toMatchObject({ state: "done", request: { build: "aaaa0001" } });
  expect(await channelsOf(world)).toMatchObject({ stable: "aaaa0001", ending: ["bbbb0002"] });
  const history = await world.ask("GET", "/v1/modules/news/history", { token: world.tokens.reader });
  expect(history.body.map(({ action, outcome }: Record<string, string>) => `${action} ${outcome}`)).toEqual([
    "rollback done",
    "rollback begun",
    "promote done",
    "promote begun",
    "replicas done",
    "release done",
    "promote done",
    "promote begun",
    "replicas done",
    "release done",
  ]);
});

test("a build is wanted while its move waits, and nothing moves before it is healthy", async () => {
  const world = await build();
  await world.live();
  await world.released({ build: "bbbb0002" });
  const before = await world.wanted();
  const waiting = world.wanted(`?after=${before.revision}&wait=20`);
  const begun = await world.begin("news", { to: "stable", build: "bbbb0002" });
  expect((await waiting).builds).toContainEqual(
    expect.objectContaining({ build: "bbbb0002", state: "next" }),
  );
  await world.replica("news", "bbbb0002", { ready: false });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect((await channelsOf(world))?.stable).toBe("aaaa0001");
  await world.replica("news", "bbbb0002");
  expect((await world.ended(begun.body.id)).state).toBe("done");
  expect((await channelsOf(world))?.stable).toBe("bbbb0002");
});

test("a build whose process is gone is wanted again before a rollback moves to it", async () => {
  const world = await build({ endingMinutes: 0 });
  await world.live();
  await world.live({ build: "bbbb0002" });
  await vi.waitFor(async () => {
    expect((await world.wanted()).builds.map(({ build }) => build)).toEqual(["bbbb0002"]);
  }, limit);
  await world.report("news", "aaaa0001", { origins: [] });
  const begun = await world.begin("news", { to: "previous" });
  await vi.waitFor(async () => {
    const { builds } = await world.wanted();
    expect(builds).toContainEqual(expect.objectContaining({ build: "aaaa0001", state: "next" }));
  }, limit);
  await world.replica("news", "aaaa0001");
  expect((await world.ended(begun.body.id)).state).toBe("done");
});

test("a build that never becomes healthy is given up with the reason, and the channels stay as they were", async () => {
  const world = await build({ moveSeconds: 1 });
  await world.live();
  await world.released({ build: "bbbb0002" });
  await world.replica("news", "bbbb0002", { ready: false });
  const begun = await world.begin("news", { to: "stable", build: "bbbb0002" });
  const ended = await world.ended(begun.body.id);
  expect(ended).toMatchObject({ state: "failed", code: "ADMIN_NOT_HEALTHY" });
  expect(ended.reason).toContain("503");
  expect((await channelsOf(world))?.stable).toBe("aaaa0001");
  expect((await world.wanted()).builds.map(({ build }) => build)).toEqual(["aaaa0001"]);
});

test("a process of another build that answers at a replica's address is not taken for it", async () => {
  const world = await build({ moveSeconds: 1 });
  await world.released();
  await world.replica("news", "aaaa0001", { says: "zzzz0009" });
  const begun = await world.begin("news", { to: "stable", build: "aaaa0001" });
  const ended = await world.ended(begun.body.id);
  expect(ended).toMatchObject({ state: "failed", code: "ADMIN_NOT_HEALTHY" });
  expect(ended.reason).toContain("the build zzzz0009 answers there");
});

test("of two moves of one module the second is refused by name; of two modules both go through", async () => {
  const world = await build();
  await world.live();
  await world.live({ module: "notices", build: "cccc0003" });
  await world.released({ build: "bbbb0002" });
  await world.released({ module: "notices", build: "dddd0004" });
  const asked = await Promise.all(
    ["news", "news", "news"].map((module) => world.begin(module, { to: "stable", build: "bbbb0002" })),
  );
  const begun = asked.filter(({ status }) => status === 202);
  expect(begun).toHaveLength(1);
  for (const { status, body } of asked.filter((one) => one.status !== 202)) {
    expect({ status, code: body.code }).toEqual({ status: 409, code: "REGISTRY_MOVE_UNDER_WAY" });
    expect(body.detail).toContain(begun[0]?.body.id);
  }
  const other = await world.begin("notices", { to: "stable", build: "dddd0004" });
  await Promise.all([world.replica("news", "bbbb0002"), world.replica("notices", "dddd0004")]);
  expect((await world.ended(begun[0]?.body.id)).state).toBe("done");
  expect((await world.ended(other.body.id)).state).toBe("done");
});

test("a canary gets its weight, raises it, ends by a rollback that leaves the stable build alone", async () => {
  const world = await build();
  await world.live();
  await world.released({ build: "bbbb0002" });
  await world.replica("news", "bbbb0002");
  for (const weight of [5, 50]) {
    const begun = await world.begin("news", { to: "canary", build: "bbbb0002", weight });
    expect((await world.ended(begun.body.id)).state).toBe("done");
    expect(await channelsOf(world)).toMatchObject({
      stable: "aaaa0001",
      canary: { build: "bbbb0002", weight },
    });
  }
  const back = await world.begin("news", { to: "previous" });
  expect((await world.ended(back.body.id)).state).toBe("done");
  const channels = await channelsOf(world);
  expect(channels).toMatchObject({ stable: "aaaa0001", ending: ["bbbb0002"] });
  expect(channels?.canary).toBeUndefined();
});

test("what cannot be moved to is refused at once", async () => {
  const world = await build();
  const refusals = [
    [{ to: "stable", build: "bbbb0002" }, 404, "ADMIN_NOT_RELEASED"],
    [{ to: "canary", build: "bbbb0002", weight: 5 }, 409, "ADMIN_NOT_LIVE"],
    [{ to: "previous" }, 409, "ADMIN_NOT_LIVE"],
    [{ to: "canary", build: "aaaa0001", weight: 101 }, 400, "ADMIN_INPUT"],
    [{ to: "sideways", build: "aaaa0001" }, 400, "ADMIN_INPUT"],
  ] as const;
  for (const [request, status, code] of refusals)
    expect(await world.begin("news", request)).toMatchObject({ status, body: { code } });
  await world.live();
  expect(await world.begin("news", { to: "previous" })).toMatchObject({
    status: 409,
    body: { code: "ADMIN_NO_PREVIOUS" },
  });
});

test("an admin that dies in the middle of a move leaves it to the next one", async () => {
  const world = await build();
  await world.live();
  await world.released({ build: "bbbb0002" });
  const begun = await world.begin("news", { to: "stable", build: "bbbb0002" });
  await vi.waitFor(async () => {
    const { body } = await world.ask("GET", `/v1/moves/${begun.body.id}`, { token: world.tokens.reader });
    expect(body.steps.length).toBeGreaterThan(1);
  }, limit);
  await world.stop();
  await world.start();
  await world.replica("news", "bbbb0002");
  expect((await world.ended(begun.body.id)).state).toBe("done");
  expect((await channelsOf(world))?.stable).toBe("bbbb0002");
});

test("a version that goes back is allowed and said", async () => {
  const world = await build();
  await world.live({ version: "2.0.0" });
  const released = await world.released({ build: "bbbb0002", version: "1.9.0" });
  expect(released).toMatchObject({
    status: 201,
    body: { warning: "The version goes back from 2.0.0 to 1.9.0." },
  });
  await world.replica("news", "bbbb0002");
  const begun = await world.begin("news", { to: "stable", build: "bbbb0002" });
  expect(begun.body.steps.map(({ text }: { text: string }) => text)).toContain(
    "The version goes back from 2.0.0 to 1.9.0.",
  );
});

test("a build of a key that was revoked does not go live again, while what runs is kept and warned of", async () => {
  const world = await build();
  await world.live();
  const { key: newer } = generateKey("news-2");
  const revoked = { ...world.team.publicKey, revoked: "2026-11-22T00:00:00Z" };
  const trust = { teams: { news: { modules: ["news", "notices"], keys: [revoked, newer.publicKey] } } };
  expect((await world.setTrust(trust)).status).toBe(200);
  expect((await channelsOf(world))?.builds["aaaa0001"]).toMatchObject({ keptDespite: "news-1" });
  const status = await world.ask("GET", "/v1/status", { token: world.tokens.reader });
  expect(status.body.modules[0].channels[0].warning).toContain("revoked key news-1");
  expect(await world.released({ build: "bbbb0002" })).toMatchObject({
    status: 403,
    body: { code: "RELEASES_KEY_REVOKED" },
  });
  expect((await world.live({ build: "bbbb0002", key: newer })).state).toBe("done");
});

test("a trust policy that would take what runs from the gateways is refused by name", async () => {
  const world = await build();
  await world.live();
  const { key: newer } = generateKey("news-2");
  for (const teams of [
    {},
    { news: { modules: ["news"], keys: [newer.publicKey] } },
    { news: { modules: ["notices"], keys: [world.team.publicKey] } },
  ])
    expect(await world.setTrust({ teams })).toMatchObject({
      status: 409,
      body: { code: "ADMIN_TRUST_BREAKS" },
    });
});

test("whoever takes a module back does not wait for what is on its way", async () => {
  const world = await build();
  await world.live();
  await world.released({ build: "bbbb0002" });
  await world.replica("news", "bbbb0002", { ready: false });
  const waiting = await world.begin("news", { to: "stable", build: "bbbb0002" });
  const back = await world.begin("news", { to: "previous" });
  expect(back.status).toBe(202);
  expect(await world.ended(waiting.body.id)).toMatchObject({
    state: "rolled-back",
    code: "ADMIN_TAKEN_BACK",
  });
  expect((await world.ended(back.body.id)).state).toBe("done");
  await world.replica("news", "bbbb0002");
  await world.live({ build: "cccc0003" });
  expect(await channelsOf(world)).toMatchObject({ stable: "cccc0003", ending: ["aaaa0001"] });
  expect((await world.ended(waiting.body.id)).state).toBe("rolled-back");
});

test("a guarded promotion that is taken back raises nothing any more", async () => {
  const world = await build();
  await world.live();
  await world.released({ build: "bbbb0002" });
  await world.replica("news", "bbbb0002");
  const guarded = await world.begin("news", { to: "stable", build: "bbbb0002", guard: true });
  await expect.poll(async () => (await channelsOf(world))?.canary?.build, limit).toBe("bbbb0002");
  const back = await world.begin("news", { to: "previous" });
  expect((await world.ended(back.body.id)).state).toBe("done");
  expect((await world.ended(guarded.body.id)).state).toBe("rolled-back");
  const after = await channelsOf(world);
  expect(after).toMatchObject({ stable: "aaaa0001", ending: ["bbbb0002"] });
  expect(after?.canary).toBeUndefined();
});

import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { generateKey, payloadDigest, signSnapshot, type Envelope } from "@madang/releases";
import { Pool } from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { fragment, startFakeModule } from "../fake-module.ts";
import { newsManifest } from "../modules.ts";
import { recordOf } from "../records.ts";
import {
  operatorKeys,
  RegistryWorld,
  releaseShell,
  signedRelease,
  startFollowing,
  type FollowingGateway,
  type Signed,
} from "./registry-world.ts";

let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.close());

interface Scene {
  readonly world: RegistryWorld;
  readonly gateway: FollowingGateway;
  /** In force from the beginning. */
  readonly good: Signed;
  /** Whatever an intruder with the registry's password can do. */
  readonly sql: (text: string, values?: unknown[]) => Promise<void>;
}

/** A gateway that serves build0001 of news. */
async function scene(): Promise<Scene> {
  const world = new RegistryWorld(await postgres.freshDatabase());
  onTestFinished(() => world.registry.close());
  await releaseShell(world);
  const server = await startFakeModule({ "/news": fragment("<h1>News</h1>") });
  onTestFinished(() => server.kill());
  const good = await world.release(recordOf(newsManifest, { build: "build0001" }));
  await world.runs(good, server.origin);
  await world.promote(good);
  const gateway = await startFollowing({ url: world.url, operatorKeys: operatorKeys(world.operator) });
  const pool = new Pool({ connectionString: world.url, max: 1, options: "-c search_path=madang_registry" });
  onTestFinished(() => pool.end());
  const sql = async (text: string, values?: unknown[]): Promise<void> => {
    await pool.query(text, values);
    await pool.query("update changes set revision = revision + 1");
    await pool.query("select pg_notify('madang_registry', '')");
  };
  return { world, gateway, good, sql };
}

/** The module goes on with what it had; why stands in the metrics, in the log once, and in the words that are given back. */
async function refusal({ gateway }: Scene, module: string, words: string): Promise<string> {
  const { table } = gateway.running.gateway;
  await expect.poll(() => table.refused.get(module), { timeout: 30_000 }).toContain(words);
  expect(gateway.builds()["news"]).toBe("build0001");
  expect((await gateway.get("/news")).status).toBe(200);
  expect(await gateway.metric(`gateway_refused_records_total{module="${module}"`)).toBe(1);
  const lines = gateway.logs.filter((line) => line["msg"] === "routing facts refused");
  expect(lines.filter((line) => line["module"] === module)).toHaveLength(1);
  return table.refused.get(module) ?? "";
}

function withOtherBytes(envelope: Envelope, change: (text: string) => string): Envelope {
  const text = change(Buffer.from(envelope.payload, "base64").toString());
  return { ...envelope, payload: Buffer.from(text).toString("base64") };
}

test("a record changed in the registry is not what the operator signed the name of", async () => {
  const there = await scene();
  const { world } = there;
  const next = signedRelease(recordOf(newsManifest, { build: "build0002" }), world.team);
  const envelope = withOtherBytes(next.envelope, (text) => text.replace("1.0.0", "6.6.6"));
  await world.add({ ...next, envelope });
  await world.promote(next);
  expect(await refusal(there, "news", "its bytes are not what was signed")).not.toBe("");
});

test("another valid release of the team in its place is noticed by its digest", async () => {
  const there = await scene();
  const { world } = there;
  const next = signedRelease(recordOf(newsManifest, { build: "build0002" }), world.team);
  const older = signedRelease(recordOf(newsManifest, { build: "build0000" }), world.team);
  await world.add({ ...next, envelope: older.envelope });
  await world.promote(next);
  expect(await refusal(there, "news", "The registry gives news build0000")).not.toBe("");
});

test("a release signed by nobody known, by another team, or by a revoked key is refused by name", async () => {
  const there = await scene();
  const { world } = there;
  const stranger = generateKey("stranger").key;
  const other = generateKey("other-team").key;
  const lost = generateKey("lost").key;
  world.trust.teams["other"] = { modules: ["board"], keys: [other.publicKey], criticality: "emergency" };
  world.trust.teams["team"]?.keys.push({ ...lost.publicKey, revoked: new Date().toISOString() });
  const build = (name: string) => recordOf(newsManifest, { build: name });
  await world.promote(await world.release(build("build0002"), stranger));
  expect(await refusal(there, "news", '"stranger", which this portal does not know')).not.toBe("");
  await world.promote(await world.release(build("build0003"), other));
  await expect
    .poll(() => there.gateway.running.gateway.table.refused.get("news"))
    .toContain("belongs to the team other, which does not release the module news");
  await world.promote(await world.release(build("build0004"), lost));
  await expect.poll(() => there.gateway.running.gateway.table.refused.get("news")).toContain("was revoked");
  expect(there.gateway.builds()["news"]).toBe("build0001");
});

test("an expired key blocks nothing that was let in, whatever this clock says", async () => {
  const { world, gateway } = await scene();
  const old = generateKey("old").key;
  const hour = 3_600_000;
  world.trust.teams["team"]?.keys.push({
    ...old.publicKey,
    expires: new Date(Date.now() - hour).toISOString(),
  });
  const record = recordOf(newsManifest, { build: "build0002" });
  const next = await world.add(signedRelease(record, old, new Date(Date.now() - 2 * hour)));
  await world.promote(next);
  await expect.poll(() => gateway.builds()["news"]).toBe("build0002");
  expect(gateway.running.gateway.table.refused.size).toBe(0);
});

test("a clock that is an hour off changes no order: the sequence decides", async () => {
  const { world, gateway } = await scene();
  const next = await world.release(recordOf(newsManifest, { build: "build0002" }));
  const channels = world.modules["news"];
  if (channels === undefined) throw new TypeError("news has channels");
  world.modules["news"] = {
    ...channels,
    stable: "build0002",
    builds: { build0002: { digest: next.digest, version: "1.0.0" } },
  };
  await world.publish(world.envelope({ issuedAt: new Date(Date.now() - 3_600_000) }));
  await expect.poll(() => gateway.builds()["news"]).toBe("build0002");
});

test("channels that the operator did not sign are not followed", async () => {
  const there = await scene();
  const { world } = there;
  const thief = generateKey("operator-1").key;
  world.modules["news"] = {
    stable: "build0009",
    previews: {},
    ending: [],
    builds: { build0009: { digest: "0".repeat(64), version: "1" } },
  };
  await world.publish(world.envelope({ key: thief }));
  expect(await refusal(there, "channels", "its bytes are not what was signed")).not.toBe("");
});

test("a release that the registry lost is refused by name", async () => {
  const there = await scene();
  const { world } = there;
  await world.promote(signedRelease(recordOf(newsManifest, { build: "build0002" }), world.team));
  expect(await refusal(there, "news", "The registry does not hold the release")).not.toBe("");
});

test("an older snapshot of the operator's is a replay: refused, also after a restart", async () => {
  const there = await scene();
  const { world, gateway, sql } = there;
  const old = world.envelope({ sequence: 1 });
  const replay = (sequence: number): Promise<void> =>
    sql("insert into snapshots (sequence, envelope) values ($1, $2)", [sequence, JSON.stringify(old)]);
  await replay(world.sequence + 1);
  expect(
    await refusal(there, "channels", `have the sequence 1, and ${world.sequence} is known already`),
  ).not.toBe("");
  await gateway.close();
  // The registry was set back as a whole.
  await sql("delete from snapshots where sequence > 1");
  const again = await startFollowing({
    url: world.url,
    operatorKeys: operatorKeys(world.operator),
    folder: gateway.folder,
  });
  expect(again.running.gateway.table.refused.get("channels")).toContain("is known already");
  expect(again.builds()["news"]).toBe("build0001");
  expect((await again.get("/news")).status).toBe(200);
});

test("rows that are garbage are harmless", async () => {
  const there = await scene();
  const { world, sql } = there;
  const rows = [
    "{}",
    '{"payloadType":"x","payload":"","signatures":[]}',
    "[1,2,3]",
    JSON.stringify(
      signSnapshot(
        { schema: 1, sequence: 1, issuedAt: new Date().toISOString(), trust: { teams: {} }, modules: {} },
        generateKey("x").key,
      ),
    ),
  ];
  for (const [index, row] of rows.entries()) {
    await sql("insert into snapshots (sequence, envelope) values ($1, $2)", [
      world.sequence + 1 + index,
      row,
    ]);
    await expect.poll(() => there.gateway.running.gateway.table.refused.has("channels")).toBe(true);
    expect((await there.gateway.get("/news")).status).toBe(200);
  }
  await sql("delete from snapshots where sequence > $1", [world.sequence]);
  const next = await world.release(recordOf(newsManifest, { build: "build0002" }));
  await world.promote(next);
  await expect.poll(() => there.gateway.builds()["news"]).toBe("build0002");
  expect(there.gateway.running.gateway.table.refused.size).toBe(0);
});

test("keys of the operator rotate: channels signed by the new one are followed by whoever knows both", async () => {
  const { world } = await scene();
  const next = generateKey("operator-2").key;
  const gateway = await startFollowing({ url: world.url, operatorKeys: operatorKeys(next, world.operator) });
  expect(gateway.builds()["news"]).toBe("build0001");
  const release = await world.release(recordOf(newsManifest, { build: "build0002" }));
  const { modules } = world;
  modules["news"] = {
    previews: {},
    ending: [],
    stable: "build0002",
    builds: { build0002: { digest: payloadDigest(release.envelope), version: "1.0.0" } },
  };
  await world.publish(world.envelope({ key: next }));
  await expect.poll(() => gateway.builds()["news"]).toBe("build0002");
});

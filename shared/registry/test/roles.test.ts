import { readFile } from "node:fs/promises";
import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { createLogger } from "@madang/service";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRegistry, openRegistryFeed, openRegistryReader } from "../src/public.ts";
import { envelopeOf, snapshotOf, summaryOf } from "./samples.ts";

const log = createLogger({ service: "test", level: "silent", build: "test" });
const entry = { by: "test", action: "promote", module: "news", detail: {}, outcome: "done" };
let postgres: TemporaryPostgres;
let owner: string;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  owner = await postgres.freshDatabase();
  const registry = openRegistry({ url: owner, log });
  await registry.publishSnapshot(snapshotOf(1), entry);
  await registry.addRelease(summaryOf("news", "aaaaaaaa"), envelopeOf("bytes"));
  await registry.setReplicas({
    runner: "one",
    module: "news",
    build: "aaaaaaaa",
    origins: ["http://127.0.0.1:1"],
    failure: undefined,
  });
  await registry.close();
  const roles = await readFile(new URL("../sql/roles.sql", import.meta.url), "utf8");
  await run(owner, roles);
  // A second time: an update of the registry needs it again.
  await run(owner, roles);
  for (const [name, group] of [
    ["gateway", "reader"],
    ["gateway_two", "reader"],
    ["admin", "writer"],
  ])
    await run(owner, `create role ${name} login password 'secret' in role madang_registry_${group}`);
});
afterAll(() => postgres.close());

async function run(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

function as(role: string): string {
  const url = new URL(owner);
  url.username = role;
  url.password = "secret";
  return url.href;
}

test("a gateway's role reads all that routing needs, and reports", async () => {
  const reader = openRegistryReader({ url: as("gateway"), log });
  expect((await reader.newestSnapshot())?.sequence).toBe(1);
  expect(await reader.releases()).toHaveLength(1);
  expect(await reader.envelopes([summaryOf("news", "aaaaaaaa").digest])).toHaveProperty("size", 1);
  expect(await reader.replicas()).toHaveLength(1);
  const report = { id: "one", sequence: 1, seenAt: new Date(), refused: {} };
  const slice = { module: "news", build: "aaaaaaaa", at: Date.now(), requests: 1, failures: 0, latency: [1] };
  await reader.report(report, [slice]);
  await reader.report(report, [slice]);
  await reader.close();
  const feed = openRegistryFeed({ url: as("gateway"), log });
  await new Promise<void>((resolve) => feed.follow(async () => resolve()));
  await feed.close();
});

test.each([
  "insert into releases (digest, module, build, version, created_at, released_by, envelope) values (repeat('a', 64), 'x', 'x', '1', now(), 'x', '{}')",
  "update releases set module = 'x'",
  "delete from releases",
  "insert into snapshots (sequence, envelope) values (2, '{}')",
  "update snapshots set sequence = 9",
  "delete from snapshots",
  "update changes set revision = 0",
  "update replicas set origins = '{http://evil.example}'",
  "insert into replicas (runner, module, build, origins) values ('x', 'x', 'x', '{}')",
  "select * from audit",
  "insert into audit (made_by, action, detail, outcome) values ('x', 'x', '{}', 'x')",
  "select * from moves",
  "select * from channel_marks",
  "delete from outcomes",
  "delete from gateway_reports",
  "truncate outcomes",
  "insert into gateway_reports (writer, id, sequence, refused) values ('gateway_two', 'x', 1, '{}')",
  "insert into outcomes (writer, gateway, module, build, at, began, requests, failures, latency) values ('gateway_two', 'x', 'x', 'x', 1, 1, 1, 1, '{}')",
  "create table madang_registry.mine (id integer)",
  "alter table outcomes disable row level security",
  "drop trigger audit_is_append_only on audit",
  "set role madang_registry_writer",
])("a gateway's role may not: %s", async (sql) => {
  await expect(run(as("gateway"), `set search_path = madang_registry; ${sql}`)).rejects.toMatchObject({
    code: "42501",
  });
});

test("a gateway's role does not change what another has reported", async () => {
  const report = { id: "shared", sequence: 1, seenAt: new Date(), refused: {} };
  const [one, two] = ["gateway", "gateway_two"].map((role) => openRegistryReader({ url: as(role), log }));
  await one!.report(report, []);
  await two!.report({ ...report, sequence: 7 }, []);
  await run(as("gateway_two"), "update madang_registry.gateway_reports set sequence = 99");
  const rows = await run(
    owner,
    "select writer, sequence::int from madang_registry.gateway_reports where id = 'shared' order by writer",
  );
  expect(rows).toEqual([
    { writer: "gateway", sequence: 1 },
    { writer: "gateway_two", sequence: 99 },
  ]);
  await Promise.all([one!.close(), two!.close()]);
});

test("the admin's role does all that the registry offers, without owning anything", async () => {
  const registry = openRegistry({ url: as("admin"), log });
  await registry.addRelease(summaryOf("news", "bbbbbbbb"), envelopeOf("other"));
  const marks = { by: "test", set: [{ module: "news", channel: "stable", build: "bbbbbbbb" }], clear: [] };
  await registry.publishSnapshot(snapshotOf(2), entry, marks);
  await registry.addAudit(entry);
  expect(await registry.history({ limit: 10 })).toHaveLength(3);
  const request = { to: "stable", build: "bbbbbbbb", guard: false } as const;
  const move = { id: crypto.randomUUID(), module: "news", request, state: "waiting" as const, steps: [] };
  await registry.saveMove(move);
  await registry.saveMove({ ...move, state: "done" });
  await registry.setReplicas({
    runner: "one",
    module: "news",
    build: "aaaaaaaa",
    origins: [],
    failure: undefined,
  });
  expect(await registry.gateways()).not.toHaveLength(0);
  await registry.close();
});

test.each(["admin", "the owner"])("the audit is only added to, also by %s", async (who) => {
  const url = who === "admin" ? as("admin") : owner;
  for (const sql of [
    "update madang_registry.audit set outcome = 'x'",
    "delete from madang_registry.audit",
    "truncate madang_registry.audit",
  ])
    await expect(run(url, sql)).rejects.toMatchObject({ code: "42501" });
});

test("a writer that is only a reader is told so by name", async () => {
  const registry = openRegistry({ url: as("gateway"), log });
  await expect(registry.publishSnapshot(snapshotOf(3), entry)).rejects.toMatchObject({
    code: "REGISTRY_NOT_ALLOWED",
  });
  await registry.close();
});

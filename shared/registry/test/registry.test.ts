import { randomUUID } from "node:crypto";
import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { createLogger } from "@madang/service";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRegistry, type Registry } from "../src/public.ts";
import { envelopeOf, snapshotOf, summaryOf } from "./samples.ts";

const log = createLogger({ service: "test", level: "silent", build: "test" });
const entry = { by: "test", action: "promote", module: "news", detail: {}, outcome: "done" };
let postgres: TemporaryPostgres;
let registry: Registry;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  registry = openRegistry({ url: await postgres.freshDatabase(), log });
});
afterAll(async () => {
  await registry.close();
  await postgres.close();
});

test("an empty registry has no snapshot, no releases and no history", async () => {
  expect(await registry.newestSnapshot()).toBeUndefined();
  expect(await registry.newestSequence()).toBeUndefined();
  expect(await registry.releases()).toEqual([]);
  expect(await registry.history({ limit: 10 })).toEqual([]);
});

test("a release is given back as it was put, and the same again changes nothing", async () => {
  const release = summaryOf("news", "aaaaaaaa");
  const envelope = envelopeOf("bytes");
  await registry.addRelease(release, envelope);
  await registry.addRelease(release, envelope);
  expect(await registry.releases("news")).toEqual([release]);
  const found = await registry.envelopes([release.digest, "0".repeat(64)]);
  expect([...found]).toEqual([[release.digest, envelope]]);
});

test("another release with the same build is refused by name", async () => {
  const other = summaryOf("news", "aaaaaaaa", "other");
  await expect(registry.addRelease(other, envelopeOf("other"))).rejects.toMatchObject({
    code: "REGISTRY_BUILD_TAKEN",
    message: expect.stringContaining("aaaaaaaa"),
  });
});

test("only the successor of the newest snapshot is taken, with its audit entry in one transaction", async () => {
  await registry.publishSnapshot(snapshotOf(1), entry);
  await expect(registry.publishSnapshot(snapshotOf(3), entry)).rejects.toMatchObject({
    code: "REGISTRY_OVERTAKEN",
  });
  const both = await Promise.allSettled([1, 2, 3].map(() => registry.publishSnapshot(snapshotOf(2), entry)));
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await registry.newestSnapshot())?.sequence).toBe(2);
  expect(await registry.newestSequence()).toBe(2);
  expect(await registry.history({ module: "news", limit: 10 })).toHaveLength(2);
});

test("the newest fifty snapshots are kept", async () => {
  const url = await postgres.freshDatabase();
  const other = openRegistry({ url, log });
  for (let sequence = 1; sequence <= 53; sequence += 1)
    await other.publishSnapshot(snapshotOf(sequence), entry);
  expect(
    await postgresRows(
      url,
      "select min(sequence)::int as least, count(*)::int as count from madang_registry.snapshots",
    ),
  ).toEqual([{ least: 4, count: 50 }]);
  await other.close();
});

test("history is given newest first, in pages", async () => {
  for (let number = 0; number < 5; number += 1)
    await registry.addAudit({ ...entry, module: "paged", detail: { number, "\u0000": "\ud800" } });
  const first = await registry.history({ module: "paged", limit: 2 });
  expect(first.map(({ detail }) => detail["number"])).toEqual([4, 3]);
  const second = await registry.history({ module: "paged", limit: 10, before: first[1]!.id });
  expect(second.map(({ detail }) => detail["number"])).toEqual([2, 1, 0]);
});

test("a module has one open move; the second is refused by the name of the first", async () => {
  const move = moveOf("news");
  await registry.saveMove(move);
  await expect(registry.saveMove(moveOf("news"))).rejects.toMatchObject({
    code: "REGISTRY_MOVE_UNDER_WAY",
    message: expect.stringContaining(move.id),
  });
  expect(await registry.openMoves()).toEqual([move]);
  await registry.saveMove({ ...move, state: "done" });
  expect(await registry.openMoves()).toEqual([]);
  expect((await registry.move(move.id))?.state).toBe("done");
  await expect(registry.saveMove(move)).rejects.toMatchObject({ code: "REGISTRY_MOVE_ENDED" });
  expect((await registry.move(move.id))?.state).toBe("done");
  await registry.saveMove({ ...moveOf("news"), state: "failed" });
});

test("replicas are what each runner said last", async () => {
  const report = { runner: "one", module: "news", build: "aaaaaaaa", failure: undefined };
  await registry.setReplicas({ ...report, origins: ["http://127.0.0.1:1", "http://127.0.0.1:2"] });
  await registry.setReplicas({ ...report, runner: "two", origins: ["http://127.0.0.1:3"] });
  await registry.setReplicas({ ...report, origins: ["http://127.0.0.1:1"] });
  expect((await registry.replicas()).map(({ origin }) => origin)).toEqual([
    "http://127.0.0.1:1",
    "http://127.0.0.1:3",
  ]);
  await registry.setReplicas({ ...report, origins: [], failure: "it did not start" });
  expect(await registry.runnerReports("news")).toMatchObject([
    { runner: "one", origins: [], failure: "it did not start" },
    { runner: "two" },
  ]);
  await registry.setReplicas({ ...report, origins: [] });
  expect(await registry.runnerReports("news")).toHaveLength(1);
});

test("outcomes are summed over gateways, and a gateway's clock may be an hour off", async () => {
  const now = await registry.now();
  const slice = { module: "news", build: "aaaaaaaa", requests: 10, failures: 1, latency: [0, 10] };
  for (const [id, clock] of [
    ["one", now],
    ["two", now - 3_600_000],
  ] as const) {
    const seenAt = new Date(clock);
    await registry.report({ id, sequence: 2, seenAt, refused: {} }, [
      { ...slice, at: clock - 20_000, requests: 1 },
    ]);
    await registry.report({ id, sequence: 2, seenAt, refused: { news: "why" } }, [
      { ...slice, at: clock - 20_000 },
    ]);
  }
  const sums = await registry.outcomes({ module: "news", from: now - 60_000, to: now + 1000 });
  expect(sums.reduce((all, { requests }) => all + requests, 0)).toBe(20);
  expect(sums.reduce((all, { latency }) => all + (latency[1] ?? 0), 0)).toBe(20);
  expect(await registry.gateways()).toMatchObject([
    { id: "one", sequence: 2, refused: { news: "why" } },
    { id: "two", sequence: 2 },
  ]);
  for (const { seenAt } of await registry.gateways())
    expect(Math.abs(seenAt.getTime() - now)).toBeLessThan(60_000);
});

function moveOf(module: string) {
  const request = { to: "stable", build: "aaaaaaaa", guard: false } as const;
  return { id: randomUUID(), module, request, state: "waiting" as const, steps: [] };
}

async function postgresRows(url: string, sql: string): Promise<unknown[]> {
  const { Client } = await import("pg");
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

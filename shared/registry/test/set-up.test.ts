import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { createLogger } from "@madang/service";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { holdLead, openRegistry, openRegistryReader } from "../src/public.ts";
import { snapshotOf } from "./samples.ts";

const log = createLogger({ service: "test", level: "silent", build: "test" });
const entry = { by: "test", action: "promote", module: "news", detail: {}, outcome: "done" };
const limit = { timeout: 20_000, interval: 10 };
let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.close());

test("several that start at once set the schema up once, and none fails", async () => {
  const url = await postgres.freshDatabase();
  const all = Array.from({ length: 8 }, () => openRegistry({ url, log }));
  expect(await Promise.all(all.map((registry) => registry.history({ limit: 1 })))).toEqual(all.map(() => []));
  await all[0]!.publishSnapshot(snapshotOf(1), entry);
  await Promise.all(all.map((registry) => registry.close()));
  const again = openRegistry({ url, log });
  expect(await again.newestSequence()).toBe(1);
  await again.close();
});

test("a gateway before the first admin is told that nothing is set up, and finds it later without a restart", async () => {
  const url = await postgres.freshDatabase();
  const reader = openRegistryReader({ url, log });
  await expect(reader.newestSnapshot()).rejects.toMatchObject({ code: "REGISTRY_NOT_SET_UP" });
  const registry = openRegistry({ url, log });
  await registry.publishSnapshot(snapshotOf(1), entry);
  expect((await reader.newestSnapshot())?.sequence).toBe(1);
  await Promise.all([registry.close(), reader.close()]);
});

test("a schema of a newer release is left alone", async () => {
  const url = await postgres.freshDatabase();
  const first = openRegistry({ url, log });
  await first.history({ limit: 1 });
  await first.close();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("insert into madang_registry.steps (step) values (999)");
  await client.end();
  const older = openRegistry({ url, log });
  await expect(older.history({ limit: 1 })).rejects.toMatchObject({ code: "REGISTRY_AHEAD" });
  await older.close();
});

test.each([
  "postgres://nobody:secret@127.0.0.1:1/none",
  "postgres://nobody:secret@no-such-host.invalid/none",
])("a registry that cannot be reached is away by name: %s", async (url) => {
  const registry = openRegistry({ url, log });
  await expect(registry.newestSequence()).rejects.toMatchObject({ code: "REGISTRY_AWAY" });
  await registry.close();
});

test("of several processes one leads, and the next one as soon as it is gone", async () => {
  const url = await postgres.freshDatabase();
  const said: string[] = [];
  const leads = ["one", "two", "three"].map((name) =>
    holdLead({ url, log, every: 50, changed: (isLeading) => void said.push(`${name} ${isLeading}`) }),
  );
  await vi.waitFor(() => expect(leads.filter(({ isLeading }) => isLeading)).toHaveLength(1), limit);
  const first = leads.find(({ isLeading }) => isLeading);
  first?.close();
  await vi.waitFor(() => expect(leads.filter(({ isLeading }) => isLeading)).toHaveLength(1), limit);
  expect(leads.find(({ isLeading }) => isLeading)).not.toBe(first);
  for (const lead of leads) lead.close();
});

test("a leader whose connection is lost leads no more, until it has the lock again", async () => {
  const url = await postgres.freshDatabase();
  const said: boolean[] = [];
  const lead = holdLead({ url, log, every: 50, changed: (isLeading) => void said.push(isLeading) });
  await vi.waitFor(() => expect(said).toEqual([true]), limit);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'madang-registry-lead'",
  );
  await vi.waitFor(() => expect(said).toEqual([true, false, true]), limit);
  lead.close();
  await client.end();
});

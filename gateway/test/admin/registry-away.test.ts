import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { FrozenNetwork } from "@madang/test-kit";
import { AdminWorld } from "./admin-world.ts";

const limit = { timeout: 25_000, interval: 100 };
let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(async () => {
  await postgres.close();
});

test("a registry that hangs in the middle of a move fails no move; requests are answered in time, and all goes on when it is back", async () => {
  const { network, url } = await FrozenNetwork.to(await postgres.freshDatabase());
  const world = await AdminWorld.open(postgres, { registryUrl: url });
  onTestFinished(async () => {
    await world.close();
    network.close();
  });
  await world.setTrust();
  await world.live();
  await world.released({ build: "bbbb0002" });
  const begun = await world.begin("news", { to: "stable", build: "bbbb0002" });
  await world.replica("news", "bbbb0002", { ready: false });
  network.freeze();
  const status = await world.ask("GET", "/v1/status", { token: world.tokens.reader });
  expect(status).toMatchObject({ status: 503, body: { code: "REGISTRY_AWAY" } });
  expect(status.headers.get("retry-after")).toBe("5");
  expect(await world.begin("news", { to: "previous" }, world.tokens.other)).toMatchObject({ status: 403 });
  network.thaw();
  await vi.waitFor(async () => {
    expect((await world.ask("GET", "/v1/status", { token: world.tokens.reader })).status).toBe(200);
  }, limit);
  await world.replica("news", "bbbb0002");
  expect((await world.ended(begun.body.id)).state).toBe("done");
});

test("an admin starts without its registry and answers that it is away, until it is there", async () => {
  const { network, url } = await FrozenNetwork.to(await postgres.freshDatabase());
  network.freeze();
  const world = await AdminWorld.open(postgres, { registryUrl: url });
  onTestFinished(async () => {
    await world.close();
    network.close();
  });
  expect(await world.setTrust()).toMatchObject({ status: 503, body: { code: "REGISTRY_AWAY" } });
  network.thaw();
  await vi.waitFor(async () => expect((await world.setTrust()).status).toBe(200), limit);
});

import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { verifySnapshot } from "@madang/releases";
import { openRegistryReader } from "@madang/registry";
import { createLogger } from "@madang/service";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AdminWorld } from "./admin-world.ts";

const log = createLogger({ service: "test", level: "silent", build: "test" });
let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(async () => {
  await postgres.close();
});

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
  const world = await AdminWorld.open(postgres);
  try {
    expect((await world.setTrust()).status).toBe(200);
    const first = await world.live();
    expect(first).toMatchObject({ state: "done" });
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
  } finally {
    await world.close();
  }
});

import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { generateKey, verifySnapshot, writeKeyFile } from "@madang/releases";
import { openRegistry } from "@madang/registry";
import { createLogger } from "@madang/service";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { AdminWorld } from "./admin-world.ts";

const log = createLogger({ service: "test", level: "silent", build: "test" });
const limit = { timeout: 25_000, interval: 100 };
let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(async () => {
  await postgres.close();
});

async function build() {
  const world = await AdminWorld.open(postgres);
  onTestFinished(() => world.close());
  await world.setTrust();
  await world.live();
  const registry = openRegistry({ url: world.registryUrl, log });
  onTestFinished(() => registry.close());
  return { world, registry };
}

test("an admin with a newer key signs the channels anew, and goes on from there", async () => {
  const { world, registry } = await build();
  await world.stop();
  const { key, pem } = generateKey("operator-2");
  const { id, key: old } = world.operator.publicKey;
  await world.start({
    operatorKeyFile: await writeKeyFile(world.folder, "operator-2", pem),
    operatorKeys: `${id}:${old}`,
  });
  await vi.waitFor(async () => {
    const stored = await registry.newestSnapshot();
    expect(verifySnapshot(stored?.envelope, [key.publicKey]).snapshot.modules).toHaveProperty("news");
  }, limit);
  expect((await world.live({ build: "bbbb0002" })).state).toBe("done");
});

test("channels that no key of the operator has signed are built upon by nobody", async () => {
  const { world, registry } = await build();
  await world.stop();
  const { pem } = generateKey("operator-2");
  await world.start({ operatorKeyFile: await writeKeyFile(world.folder, "operator-2", pem) });
  expect(await world.released({ build: "bbbb0002" })).toMatchObject({
    status: 503,
    body: { code: "ADMIN_CHANNELS_DAMAGED" },
  });
  const sequence = await registry.newestSequence();
  expect(await world.setTrust(world.trust(["news", "notices"]))).toMatchObject({ status: 503 });
  expect(await registry.newestSequence()).toBe(sequence);
});

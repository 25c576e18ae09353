import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { openRegistry } from "@madang/registry";
import { createLogger } from "@madang/service";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startAdmin } from "../../src/admin/start-admin.ts";
import { AdminWorld } from "./admin-world.ts";

const log = createLogger({ service: "test", level: "silent", build: "test" });
let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(async () => {
  await postgres.close();
});

test("of two admins either takes requests, the same builds are wanted by both, and the second carries on when the first is gone", async () => {
  const world = await AdminWorld.open(postgres);
  onTestFinished(() => world.close());
  const second = await startAdmin({
    config: world.config,
    log,
    redis: undefined,
    origin: () => "http://portal.test",
  });
  onTestFinished(async () => {
    await second?.app.close();
    await second?.close();
  });
  await second?.app.listen({ host: "127.0.0.1", port: 0 });
  await world.setTrust(world.trust(["news", "notices"]));
  await world.live();
  const first = await world.wanted();
  world.origin = second?.app.listeningOrigin ?? "";
  expect(await world.wanted()).toEqual(first);
  await world.released({ build: "bbbb0002" });
  const begun = await world.begin("news", { to: "stable", build: "bbbb0002" });
  await world.stop();
  await world.replica("news", "bbbb0002");
  expect((await world.ended(begun.body.id)).state).toBe("done");
});

test("changes that two admins make at once are all there in the end, none twice", async () => {
  const world = await AdminWorld.open(postgres);
  onTestFinished(() => world.close());
  const second = await startAdmin({
    config: world.config,
    log,
    redis: undefined,
    origin: () => "http://portal.test",
  });
  onTestFinished(async () => {
    await second?.app.close();
    await second?.close();
  });
  await second?.app.listen({ host: "127.0.0.1", port: 0 });
  await world.setTrust();
  await world.live();
  const origins = [world.origin, second?.app.listeningOrigin ?? ""];
  const names = Array.from({ length: 12 }, (_, index) => `p${index}`);
  const answers = await Promise.all(
    names.map((name, index) =>
      fetch(`${origins[index % 2]}/v1/modules/news/previews/${name}`, {
        method: "POST",
        headers: { authorization: `Bearer ${world.tokens.news}`, "content-type": "application/json" },
        body: JSON.stringify({ build: "aaaa0001" }),
      }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(names.map(() => 201));
  const status = await world.ask("GET", "/v1/status?module=news", { token: world.tokens.reader });
  const channels = status.body.modules[0].channels.map(({ channel }: { channel: string }) => channel);
  expect(channels.sort()).toEqual(["stable", ...names.map((name) => `preview:${name}`)].sort());
  const registry = openRegistry({ url: world.registryUrl, log });
  const history = await registry.history({ module: "news", limit: 100 });
  await registry.close();
  expect(history.filter(({ action }) => action === "preview")).toHaveLength(12);
});

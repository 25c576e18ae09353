import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openPreview } from "../../src/channels/preview-token.ts";
import { AdminWorld } from "./admin-world.ts";

let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(async () => {
  await postgres.close();
});

async function build(): Promise<AdminWorld> {
  const world = await AdminWorld.open(postgres);
  onTestFinished(() => world.close());
  await world.setTrust();
  await world.live();
  return world;
}

function open(world: AdminWorld, name: string, build: string) {
  return world.ask("POST", `/v1/modules/news/previews/${name}`, {
    token: world.tokens.news,
    json: { build },
  });
}

test("a preview is wanted, has a link that the operator's key has signed, and ends when it is told to", async () => {
  const world = await build();
  await world.released({ build: "bbbb0002" });
  await world.replica("news", "bbbb0002");
  const opened = await open(world, "mine", "bbbb0002");
  expect(opened.status).toBe(201);
  const address = new URL(opened.body.address);
  expect(address.origin + address.pathname).toBe("http://portal.test/_preview");
  const preview = openPreview(address.searchParams.get("token") ?? "", [world.operator.publicKey]);
  expect(preview).toEqual({ module: "news", name: "mine", build: "bbbb0002", until: opened.body.until });
  expect((await world.wanted()).builds).toContainEqual(
    expect.objectContaining({ build: "bbbb0002", state: "live" }),
  );
  const status = await world.ask("GET", "/v1/status?module=news", { token: world.tokens.reader });
  expect(status.body.modules[0].channels).toContainEqual(
    expect.objectContaining({ channel: "preview:mine", build: "bbbb0002", by: "news-team" }),
  );
  const end = () => world.ask("DELETE", "/v1/modules/news/previews/mine", { token: world.tokens.news });
  expect((await end()).status).toBe(204);
  expect((await world.wanted()).builds.map(({ build }) => build)).toEqual(["aaaa0001"]);
  expect(await end()).toMatchObject({ status: 404, body: { code: "ADMIN_NOT_FOUND" } });
});

test("a preview of what was never released, or of a module that is nowhere live, is refused", async () => {
  const world = await build();
  expect(await open(world, "mine", "bbbb0002")).toMatchObject({
    status: 404,
    body: { code: "ADMIN_NOT_RELEASED" },
  });
  expect(await open(world, "Not A Name", "aaaa0001")).toMatchObject({
    status: 400,
    body: { code: "ADMIN_INPUT" },
  });
  const own = await AdminWorld.open(postgres);
  onTestFinished(() => own.close());
  await own.setTrust();
  await own.released();
  expect(await open(own, "mine", "aaaa0001")).toMatchObject({
    status: 409,
    body: { code: "ADMIN_NOT_LIVE" },
  });
});

test("names of Object's prototype are names like others", async () => {
  const world = await build();
  expect((await open(world, "constructor", "aaaa0001")).status).toBe(201);
  expect(
    await world.ask("DELETE", "/v1/modules/news/previews/valueof", { token: world.tokens.news }),
  ).toMatchObject({
    status: 404,
  });
});

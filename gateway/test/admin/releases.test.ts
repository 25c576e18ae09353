import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { digestOf, generateKey, signRelease } from "@madang/releases";
import { exampleStatement } from "@madang/releases/testing";
import { createHash } from "node:crypto";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
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
  await world.setTrust(world.trust(["news", "notices", "other"]));
  return world;
}

const page = (path: string) => ({ list: { path, title: { ko: "가", en: "a" }, access: "public" as const } });

test("before there is a trust policy nothing is taken in", async () => {
  const world = await AdminWorld.open(postgres);
  onTestFinished(() => world.close());
  expect(await world.released()).toMatchObject({ status: 409, body: { code: "ADMIN_NO_TRUST" } });
  expect(await world.ask("GET", "/v1/trust", { token: world.tokens.reader })).toMatchObject({
    body: { code: "ADMIN_NO_TRUST" },
  });
});

test("a release is taken in once, told to everyone who asks, and the same again is the same", async () => {
  const world = await build();
  const envelope = await world.prepared();
  for (let times = 0; times < 2; times += 1) {
    const answer = await world.ask("POST", "/v1/releases", { token: world.tokens.news, json: { envelope } });
    expect(answer).toMatchObject({
      status: 201,
      body: { module: "news", build: "aaaa0001", by: "news-team" },
    });
  }
  const list = await world.ask("GET", "/v1/modules/news/releases", { token: world.tokens.reader });
  expect(list.body).toHaveLength(1);
  const one = await world.ask("GET", "/v1/modules/news/releases/aaaa0001", { token: world.tokens.reader });
  expect(one.body).toEqual({ envelope });
});

test("a build that exists is refused with other bytes", async () => {
  const world = await build();
  await world.released();
  const answer = await world.released({ createdAt: "2026-11-23T00:00:00.000Z" });
  expect(answer).toMatchObject({ status: 409, body: { code: "REGISTRY_BUILD_TAKEN" } });
});

test.each([
  [
    "another key",
    async (world: AdminWorld) => world.prepared({ key: generateKey("news-1").key }),
    "RELEASES_SIGNATURE_WRONG",
  ],
  [
    "an unknown key",
    async (world: AdminWorld) => world.prepared({ key: generateKey("news-9").key }),
    "RELEASES_KEY_UNKNOWN",
  ],
  [
    "bytes that were changed afterwards",
    async (world: AdminWorld) => {
      const envelope = await world.prepared();
      const text = Buffer.from(envelope.payload, "base64").toString().replace('"1.0.0"', '"9.9.9"');
      return { ...envelope, payload: Buffer.from(text).toString("base64") };
    },
    "RELEASES_SIGNATURE_WRONG",
  ],
  [
    "a module of another team",
    async (world: AdminWorld) => world.prepared({ module: "petitions" }),
    "RELEASES_OUTSIDE_TEAM",
  ],
  [
    "a class above what the operator allows",
    async (world: AdminWorld) => world.prepared({ manifest: { criticality: "emergency" } }),
    "RELEASES_CRITICALITY_TOO_HIGH",
  ],
  [
    "a need that the operator does not allow",
    async (world: AdminWorld) =>
      world.prepared({ manifest: { needs: { connect: ["https://tiles.example.go.kr"] } } }),
    "RELEASES_NEED_NOT_ALLOWED",
  ],
])("a release with %s is refused by name", async (_what, make, code) => {
  const world = await build();
  const envelope = await make(world);
  const answer = await world.ask("POST", "/v1/releases", {
    token: world.tokens.operator,
    json: { envelope },
  });
  expect(answer).toMatchObject({ status: 403, body: { code } });
});

test("a key that has expired is refused for new releases and stops no rollback", async () => {
  const world = await build();
  await world.live();
  await world.live({ build: "bbbb0002" });
  const expired = { ...world.team.publicKey, expires: "2026-01-01T00:00:00Z" };
  await world.setTrust({ teams: { news: { modules: ["news"], keys: [expired] } } });
  expect(await world.released({ build: "cccc0003" })).toMatchObject({
    status: 403,
    body: { code: "RELEASES_KEY_EXPIRED" },
  });
  const back = await world.begin("news", { to: "previous" });
  expect((await world.ended(back.body.id)).state).toBe("done");
});

const script = Buffer.from("console.log(1)");
const asset = {
  path: "/_assets/news/aaaa0001/a.js",
  bytes: script.length,
  integrity: `sha384-${createHash("sha384").update(script).digest("base64")}`,
  type: "text/javascript",
};

async function put(world: AdminWorld, address: string, body: Buffer): Promise<void> {
  const headers = { "content-type": "application/octet-stream", "madang-digest": digestOf(body) };
  await world.ask("PUT", address, { token: world.tokens.news, body: new Uint8Array(body), headers });
}

/** A release with these assets; its server bundle lies in the store. */
async function send(world: AdminWorld, assets: (typeof asset)[]) {
  const statement = exampleStatement();
  const server = Buffer.from("server");
  await put(world, `/v1/blobs/${digestOf(server)}`, server);
  const whole = {
    ...statement,
    server: { digest: digestOf(server), bytes: 6 },
    record: { ...statement.record, assets },
  };
  const envelope = signRelease(whole, world.team);
  return world.ask("POST", "/v1/releases", { token: world.tokens.news, json: { envelope } });
}

test("files that are missing, or other than the record says, are named", async () => {
  const world = await build();
  const missing = await send(world, [asset]);
  expect(missing).toMatchObject({ status: 409, body: { code: "ADMIN_FILES_MISSING" } });
  expect(missing.body.detail).toContain("assets/news/aaaa0001/a.js");
  const foreign = await send(world, [{ ...asset, path: "/_assets/notices/aaaa0001/a.js" }]);
  expect(foreign).toMatchObject({ status: 403, body: { code: "ADMIN_FILE_FOREIGN" } });
  await put(world, "/v1/assets/news/aaaa0001/a.js", Buffer.from("console.log(2)"));
  expect(await send(world, [asset])).toMatchObject({ status: 409, body: { code: "ADMIN_FILE_DAMAGED" } });
  expect((await world.ask("GET", "/v1/modules/news/releases", { token: world.tokens.reader })).body).toEqual(
    [],
  );
});

test.each([
  ["of another script", ".br", brotliCompressSync("console.log(2)"), "another sha384 digest"],
  ["of another script", ".gz", gzipSync("console.log(2)"), "another sha384 digest"],
  ["that is none", ".br", Buffer.from("console.log(1)"), "bytes instead of 14"],
  ["that is cut off", ".gz", gzipSync(script).subarray(0, 15), "bytes instead of 14"],
  [
    "that unpacks to a hundred megabytes",
    ".gz",
    gzipSync(Buffer.alloc(100_000_000)),
    "more than its 14 bytes",
  ],
])("a coding %s is refused beside %s of a signed file", async (_, ending, coded, reason) => {
  const world = await build();
  await put(world, "/v1/assets/news/aaaa0001/a.js", script);
  await put(world, `/v1/assets/news/aaaa0001/a.js${ending}`, coded);
  const refused = await send(world, [asset]);
  expect(refused).toMatchObject({ status: 409, body: { code: "ADMIN_FILE_DAMAGED" } });
  expect(refused.body.detail).toContain(`assets/news/aaaa0001/a.js${ending}`);
  expect(refused.body.detail).toContain(reason);
});

test("codings that decode to what is signed come in with it", async () => {
  const world = await build();
  await put(world, "/v1/assets/news/aaaa0001/a.js", script);
  await put(world, "/v1/assets/news/aaaa0001/a.js.br", brotliCompressSync(script));
  await put(world, "/v1/assets/news/aaaa0001/a.js.gz", gzipSync(script));
  expect((await send(world, [asset])).status).toBe(201);
});

test("what another module has is refused at release, and again at the move", async () => {
  const world = await build();
  const other = await world.prepared({
    module: "other",
    build: "oooo0001",
    manifest: { pages: page("/news/:id") },
  });
  const early = await world.ask("POST", "/v1/releases", {
    token: world.tokens.operator,
    json: { envelope: other },
  });
  expect(early.status).toBe(201);
  await world.live({ manifest: { pages: page("/news/:number") } });
  const api = { prefix: "/api/news", bodyLimit: 65_536 };
  await world.live({ build: "bbbb0002", manifest: { pages: page("/news/:number"), api } });
  const late = await world.begin("other", { to: "stable", build: "oooo0001" });
  expect(late).toMatchObject({ status: 409, body: { code: "ADMIN_CLAIMED" } });
  expect(late.body.detail).toContain("other claims /news/:id, which news has already");
  expect(await world.released({ module: "notices", build: "nnnn0001", manifest: { api } })).toMatchObject({
    status: 409,
    body: { code: "ADMIN_CLAIMED", detail: expect.stringContaining("/api/news") },
  });
});

test("two modules with one container name would meet in the browser: the second is refused", async () => {
  const world = await build();
  await world.live({ container: "news_1" });
  const taken = await world.released({ module: "notices", build: "nnnn0001", container: "news_1" });
  expect(taken).toMatchObject({ status: 409, body: { code: "ADMIN_CLAIMED" } });
  expect(taken.body.detail).toContain("the container name news_1, which news has already");
  expect((await world.released({ build: "bbbb0002", container: "news_1" })).status).toBe(201);
});

test("the description of the API holds every address and refers to nothing that it does not have", async () => {
  const world = await build();
  const { status, body } = await world.ask("GET", "/v1/openapi.json");
  expect(status).toBe(200);
  expect(body.openapi).toBe("3.1.0");
  const text = JSON.stringify(body);
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
    expect(body.components.schemas).toHaveProperty(name ?? "");
  expect(text).not.toContain("#/$defs/");
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining([
      "/blobs/{digest}",
      "/assets/{module}/{build}/{path}",
      "/releases",
      "/modules/{module}/moves",
      "/wanted",
    ]),
  );
  const ids = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
    (item) => Object.values(item).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

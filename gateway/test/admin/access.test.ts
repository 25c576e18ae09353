import { writeFile } from "node:fs/promises";
import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { createAdminToken, digestOf } from "@madang/releases";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { adminRoutes } from "../../src/admin/routes/admin-routes.ts";
import { AdminWorld, unknownToken } from "./admin-world.ts";

let postgres: TemporaryPostgres;
let world: AdminWorld;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  world = await AdminWorld.open(postgres);
  await world.setTrust();
});
afterAll(async () => {
  await world.close();
  await postgres.close();
});

const digest = "0".repeat(64);
const addresses: [method: string, address: string, json?: unknown][] = [
  ["GET", `/v1/blobs/${digest}`],
  ["PUT", `/v1/blobs/${digest}`],
  ["GET", "/v1/assets/news/aaaa0001/a.js"],
  ["PUT", "/v1/assets/news/aaaa0001/a.js"],
  ["POST", "/v1/releases", {}],
  ["GET", "/v1/modules/news/releases"],
  ["GET", "/v1/modules/news/releases/aaaa0001"],
  ["POST", "/v1/modules/news/moves", { to: "stable", build: "aaaa0001" }],
  ["GET", "/v1/moves/0b7ac9b2-57d9-4a51-b1a7-4d26a3a6a7b1"],
  ["POST", "/v1/modules/news/previews/mine", { build: "aaaa0001" }],
  ["DELETE", "/v1/modules/news/previews/mine"],
  ["GET", "/v1/status"],
  ["GET", "/v1/modules/news/history"],
  ["GET", "/v1/history"],
  ["GET", "/v1/trust"],
  ["PUT", "/v1/trust", { teams: {} }],
  ["GET", "/v1/wanted"],
  ["PUT", "/v1/replicas/news/aaaa0001", { runner: "x", origins: [] }],
];

test("every route stands in this test", () => {
  const tested = new Set(addresses.map(([method, address]) => `${method} ${address.split("/").length}`));
  for (const { method, path } of adminRoutes.filter((route) => route.method !== "HEAD"))
    expect(tested, `${method} ${path}`).toContain(`${method} ${`/v1${path}`.split("/").length}`);
});

test.each(addresses)(
  "%s %s answers nobody without a token, with a wrong one, with one that has ended",
  async (method, address, json) => {
    const none = await world.ask(method, address, { json });
    expect(none).toMatchObject({ status: 401, body: { code: "ADMIN_TOKEN_MISSING", status: 401 } });
    expect(none.headers.get("www-authenticate")).toBe('Bearer realm="madang"');
    const expired = await world.ask(method, address, { json, token: world.tokens.expired });
    expect(expired).toMatchObject({ status: 401, body: { code: "ADMIN_TOKEN_EXPIRED" } });
    expect(expired.headers.get("content-type")).toBe("application/problem+json");
    for (const authorization of ["Basic YTpi", "Bearer", "Bearer  ", `Bearer ${"x".repeat(5000)}`]) {
      const answer = await world.ask(method, address, { json, headers: { authorization } });
      expect([401, 429]).toContain(answer.status);
    }
  },
);

test.each([
  ["PUT", "/v1/assets/news/aaaa0001/a.js"],
  ["POST", "/v1/modules/news/moves"],
  ["POST", "/v1/modules/news/previews/mine"],
  ["DELETE", "/v1/modules/news/previews/mine"],
  ["PUT", "/v1/trust"],
  ["GET", "/v1/history"],
  ["GET", "/v1/wanted"],
  ["PUT", "/v1/replicas/news/aaaa0001"],
])(
  "%s %s refuses another team's token by the scope that is missing, and writes it down",
  async (method, address) => {
    const answer = await world.ask(method, address, { token: world.tokens.other });
    expect(answer).toMatchObject({ status: 403, body: { code: "ADMIN_SCOPE_MISSING" } });
    expect(answer.body.detail).toMatch(/other-team.*scope/);
    const { body } = await world.ask("GET", "/v1/history?limit=1", { token: world.tokens.operator });
    expect(body).toMatchObject([
      {
        by: "other-team",
        outcome: "refused",
        detail: { code: "ADMIN_SCOPE_MISSING", request: `${method} ${address}` },
      },
    ]);
  },
);

test("a release is refused by the module that its record names, whatever the path says", async () => {
  const answer = await world.released({ token: world.tokens.other });
  expect(answer).toMatchObject({ status: 403, body: { code: "ADMIN_SCOPE_MISSING" } });
});

test("a reader reads and changes nothing; a runner runs and reads nothing", async () => {
  expect((await world.ask("GET", "/v1/status", { token: world.tokens.reader })).status).toBe(200);
  expect((await world.ask("PUT", `/v1/blobs/${digest}`, { token: world.tokens.reader })).status).toBe(403);
  expect((await world.ask("GET", "/v1/wanted", { token: world.tokens.runner })).status).toBe(200);
  expect((await world.ask("GET", "/v1/status", { token: world.tokens.runner })).status).toBe(403);
  expect((await world.ask("GET", "/v1/wanted", { token: world.tokens.operator })).status).toBe(403);
});

test("a token that is taken out of the file, or put in, counts without a restart; a broken file changes nothing", async () => {
  const own = await AdminWorld.open(postgres);
  try {
    const status = async (token: string) => (await own.ask("GET", "/v1/status", { token })).status;
    const { token, entry } = createAdminToken({ name: "new", scopes: ["read"] });
    expect(await status(token)).toBe(401);
    await writeFile(own.config.adminTokensFile ?? "", JSON.stringify({ tokens: [entry] }));
    await vi.waitFor(async () => expect(await status(token)).toBe(200), { timeout: 10_000, interval: 100 });
    // So many wrong tries as the wait above made may have been enough to be shed.
    expect([401, 429]).toContain(await status(own.tokens.operator));
    await writeFile(own.config.adminTokensFile ?? "", '{"tokens": [');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await status(token)).toBe(200);
  } finally {
    await own.close();
  }
});

test("wrong tokens are told so ten times a minute and then shed, while a known one is let in", async () => {
  const own = await AdminWorld.open(postgres);
  try {
    const statuses: number[] = [];
    for (let number = 0; number < 15; number += 1)
      statuses.push((await own.ask("GET", "/v1/status", { token: unknownToken() })).status);
    expect(statuses).toEqual([
      ...Array.from({ length: 10 }, () => 401),
      ...Array.from({ length: 5 }, () => 429),
    ]);
    expect((await own.ask("GET", "/v1/status", { token: own.tokens.reader })).status).toBe(200);
    const { body } = await own.ask("GET", "/v1/history?limit=100", { token: own.tokens.operator });
    expect(body.filter(({ by }: { by: string }) => by === "unknown")).toHaveLength(10);
  } finally {
    await own.close();
  }
});

test("the tokens file holds digests alone, and tokens are found by the whole of them", async () => {
  const { token, entry } = createAdminToken({ name: "x", scopes: ["read"] });
  expect(entry.sha256).toBe(digestOf(token));
  expect(JSON.stringify(entry)).not.toContain(token.slice(7));
  const cut = world.tokens.reader.slice(0, -1);
  expect([401, 429]).toContain((await world.ask("GET", "/v1/status", { token: cut })).status);
});

test("answers forbid what an API never needs, and are kept by nobody", async () => {
  const { headers } = await world.ask("GET", "/v1/status", { token: world.tokens.reader });
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("request-id")).toBeTruthy();
});

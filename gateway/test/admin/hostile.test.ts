import { request as httpRequest } from "node:http";
import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { digestOf } from "@madang/releases";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AdminWorld } from "./admin-world.ts";

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

const bodies: readonly (readonly [what: string, body: string])[] = [
  ["no JSON", "{"],
  ["nothing", ""],
  ["a number", "1"],
  ["null", "null"],
  ["a list", "[]"],
  ["another shape", '{"x":1}'],
  ["names of Object's prototype", '{"__proto__":{"a":1}}'],
  ["constructor", '{"constructor":{"prototype":{"a":1}}}'],
  ["deep nesting", `${"[".repeat(20_000)}${"]".repeat(20_000)}`],
  ["U+0000", '{"build":"\\u0000","to":"stable"}'],
  ["a lone surrogate", '{"build":"\\ud800","to":"stable"}'],
  ["wrong types", '{"to":"canary","build":1,"weight":"5","origins":{},"runner":[],"teams":3,"envelope":7}'],
];
const routes: readonly (readonly [method: string, address: string, token: "operator" | "runner"])[] = [
  ["POST", "/v1/releases", "operator"],
  ["POST", "/v1/modules/news/moves", "operator"],
  ["POST", "/v1/modules/news/previews/mine", "operator"],
  ["PUT", "/v1/trust", "operator"],
  ["PUT", "/v1/replicas/news/aaaa0001", "runner"],
];

test.each(
  routes.flatMap(([method, address, token]) =>
    bodies.map(([what, body]) => [method, address, what, token, body] as const),
  ),
)("%s %s refuses %s with a problem document", async (method, address, what, token, body) => {
  const answer = await world.ask(method, address, {
    token: world.tokens[token],
    body,
    headers: { "content-type": "application/json" },
  });
  // A build with such a name has never been released.
  const isName = address.endsWith("/moves") && body.includes("\\u");
  expect(answer.status, what).toBe(isName ? 404 : 400);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.body).toMatchObject({ code: expect.stringMatching(/^ADMIN_/) });
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:\d|at \w+ \(/);
});

test.each(routes)("%s %s refuses what is no JSON by its type", async (method, address, token) => {
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/xml",
  ]) {
    const answer = await world.ask(method, address, {
      token: world.tokens[token],
      body: "a=1",
      headers: { "content-type": type },
    });
    expect(answer).toMatchObject({ status: 415, body: { code: "ADMIN_BODY_TYPE" } });
  }
});

test.each(routes)("%s %s refuses a body that is larger than it takes", async (method, address, token) => {
  const answer = await world.ask(method, address, {
    token: world.tokens[token],
    body: JSON.stringify({ x: "x".repeat(7 * 1024 * 1024) }),
    headers: { "content-type": "application/json" },
  });
  expect(answer).toMatchObject({ status: 413, body: { code: "ADMIN_BODY_TOO_LARGE" } });
});

test.each([
  "/v1/assets/news/aaaa0001/../../../etc/passwd",
  "/v1/assets/news/aaaa0001/%2e%2e/%2e%2e/secret",
  "/v1/assets/news/aaaa0001/..%2fsecret",
  "/v1/assets/news/aaaa0001/a%00.js",
  "/v1/assets/news/aaaa0001/.hidden",
  "/v1/assets/news/aaaa0001/a//b.js",
  "/v1/assets/news/aaaa0001/a%5cb.js",
  "/v1/assets/news/aaaa0001/%ff",
  "/v1/assets/news/aaaa0001/",
  "/v1/assets/NEWS/aaaa0001/a.js",
  "/v1/assets/news/..%2f..%2fx/a.js",
  "/v1/blobs/..%2f..%2fsecret",
  `/v1/blobs/${"g".repeat(64)}`,
  `/v1/blobs/${"A".repeat(64)}`,
  "/v1/blobs/0",
  "/v1/modules/__proto__/moves",
  "/v1/modules/news%0d%0aset-cookie:a/releases",
  "/v1/nothing",
  "/v2/status",
  "/",
  "/v1/status?module=../x",
  "/v1/status?modul=news",
  "/v1/modules/news/history?limit=0",
  "/v1/modules/news/history?limit=1e9",
  "/v1/modules/news/history?before=-1",
  "/v1/modules/news/history?limit=1&limit=2",
  "/v1/moves/1%20or%201=1",
  `/v1/modules/${"a".repeat(300)}/releases`,
])("no trick with an address leads anywhere: %s", async (address) => {
  for (const method of ["GET", "PUT", "POST", "DELETE"]) {
    const { status, type } = await raw(method, address, world.tokens.operator);
    expect([400, 404, 405, 411, 415]).toContain(status);
    expect(type).toMatch(/problem\+json/);
  }
});

test("a file arrives wholly and with the digest that it names, or not at all", async () => {
  const bytes = Buffer.from("console.log(1)");
  const address = "/v1/assets/news/aaaa0001/a.js";
  const put = (headers: Record<string, string>, body = bytes) =>
    world.ask("PUT", address, {
      token: world.tokens.news,
      body: new Uint8Array(body),
      headers: { "content-type": "application/octet-stream", ...headers },
    });
  expect(await put({})).toMatchObject({ status: 400, body: { code: "ADMIN_INPUT" } });
  expect(await put({ "madang-digest": "0".repeat(64) })).toMatchObject({
    body: { code: "RELEASES_BLOB_DAMAGED" },
  });
  const has = () => world.ask("HEAD", address, { token: world.tokens.reader });
  expect((await has()).status).toBe(404);
  expect((await put({ "madang-digest": digestOf(bytes) })).status).toBe(201);
  expect((await put({ "madang-digest": digestOf(bytes) })).status).toBe(200);
  expect((await has()).status).toBe(200);
  const other = Buffer.from("console.log(2)");
  expect(await put({ "madang-digest": digestOf(other) }, other)).toMatchObject({
    status: 409,
    body: { code: "RELEASES_BLOB_EXISTS" },
  });
  const got = await world.ask("GET", address, { token: world.tokens.reader });
  expect(got.body).toBe("console.log(1)");
});

test("a body of unknown length is refused before it is read", async () => {
  const { status, body } = await raw("PUT", `/v1/blobs/${"0".repeat(64)}`, world.tokens.operator, "abc");
  expect(status).toBe(411);
  expect(body).toContain("ADMIN_LENGTH_NEEDED");
});

test("an upload that breaks off leaves nothing behind", async () => {
  const digest = digestOf("x".repeat(100_000));
  await new Promise<void>((resolve) => {
    const request = httpRequest(`${world.origin}/v1/blobs/${digest}`, {
      method: "PUT",
      headers: {
        authorization: `Bearer ${world.tokens.operator}`,
        "content-type": "application/octet-stream",
        "content-length": "100000",
      },
    });
    request.on("error", () => resolve()).on("close", () => resolve());
    request.write("x".repeat(50_000), () => request.destroy());
  });
  const { status } = await world.ask("HEAD", `/v1/blobs/${digest}`, { token: world.tokens.reader });
  expect(status).toBe(404);
});

test("last words of a process may hold anything", async () => {
  const failure = "\0\ud800\u001b[31mred\r\n".repeat(20);
  const put = (json: unknown) =>
    world.ask("PUT", "/v1/replicas/news/aaaa0001", { token: world.tokens.runner, json });
  expect((await put({ runner: "a\0b", origins: [], failure })).status).toBe(204);
  for (const origin of ["http://[::1", "file:///etc/passwd", "javascript:alert(1)", "http://a\0b", ""])
    expect((await put({ runner: "a", origins: [origin] })).status).toBe(400);
  expect((await put({ runner: "a\0b", origins: [] })).status).toBe(204);
});

test("what is refused stands in the audit, cut to a bearable length", async () => {
  await world.begin("news", { to: "stable", build: "x".repeat(40_000) });
  const { body } = await world.ask("GET", "/v1/modules/news/history?limit=1", { token: world.tokens.reader });
  expect(body[0]).toMatchObject({ by: "operator", action: "move", outcome: "refused" });
  expect(JSON.stringify(body[0]).length).toBeLessThan(3000);
});

/** As it is, without what fetch would tidy up. Chunked where there is a body. */
function raw(method: string, address: string, token: string, text?: string) {
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(world.origin);
    const headers = {
      authorization: `Bearer ${token}`,
      ...(text === undefined
        ? {}
        : { "content-type": "application/octet-stream", "transfer-encoding": "chunked" }),
    };
    const request = httpRequest({ hostname, port, path: address, method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers["content-type"] ?? "", body }),
      );
    });
    request.on("error", reject);
    request.end(text);
  });
}

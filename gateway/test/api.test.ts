import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { bodyOf } from "./fake-module.ts";
import { newsModule, petitionsModule } from "./modules.ts";
import { headFor, sendRaw, statusesIn } from "./raw-http.ts";
import { startPortal } from "./start-portal.ts";

test("an API answers as its module said, with the declared query alone", async () => {
  const news = await newsModule();
  news.server.on("GET /api/news/items/1", (_request, response) => {
    response
      .writeHead(201, {
        "content-type": "application/json",
        etag: '"a"',
        "cache-control": "public, max-age=5",
        "set-cookie": "a=1",
      })
      .end('{"id":1}');
  });
  const portal = await startPortal({ modules: [news] });
  const answer = await portal.fetch("/api/news/items/1?x=1&limit=5", {
    headers: { "if-none-match": '"b"', cookie: "a=b", authorization: "Bearer x" },
  });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({ id: 1 });
  expect(answer.headers.get("etag")).toBe('"a"');
  expect(answer.headers.get("cache-control")).toBe("public, max-age=5");
  expect(answer.headers.getSetCookie()).toEqual([]);
  const [request] = news.server.requests;
  expect(request?.url).toBe("/api/news/items/1?limit=5");
  // What one client has is no condition on an answer that everyone may get: the cache meets it itself.
  expect(request?.headers["if-none-match"]).toBeUndefined();
  expect(request?.headers.cookie ?? request?.headers.authorization).toBeUndefined();
});

test("a personal API sees the visitor's pseudonym and is kept nowhere", async () => {
  const petitions = await petitionsModule({ api: { prefix: "/api/petitions", access: "personal" } });
  petitions.server.on("/api/petitions", (_request, response) => {
    response
      .writeHead(200, { "cache-control": "public", "set-cookie": ["__Host-madang-visitor=evil", "draft=1"] })
      .end("{}");
  });
  const portal = await startPortal({ modules: [petitions] });
  const answer = await portal.fetch("/api/petitions", { headers: { authorization: "Bearer x" } });
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  const cookies = answer.headers.getSetCookie();
  expect(cookies[0]).toBe("draft=1");
  expect(cookies[1]).toMatch(/^__Host-madang-visitor=Fe26/);
  expect(cookies).toHaveLength(2);
  const [request] = petitions.server.requests;
  expect(request?.headers["madang-visitor"]).toMatch(/^[\w-]{43}$/);
  expect(request?.headers.authorization).toBe("Bearer x");
});

test.each([
  ["/api/petitions/drafts", true],
  ["/api/petitions/%64raft%73", true],
  ["/api/petitions/drafts/1/files", true],
  ["/api/petitions/draftsmen", false],
  ["/api/petitions/types", false],
])("of a public API with a personal part, %s is personal: %s", async (path, personal) => {
  const petitions = await petitionsModule({ api: { prefix: "/api/petitions", personal: ["/drafts"] } });
  const answered = (_request: unknown, response: ServerResponse): void => {
    response.writeHead(200, { "cache-control": "public, s-maxage=60", "set-cookie": "draft=1" }).end("{}");
  };
  petitions.server.on(decodeURIComponent(path), answered);
  const portal = await startPortal({ modules: [petitions] });
  const answer = await sendRaw(portal.origin, headFor(path));
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
  expect(answer.includes("cache-control: private, no-store")).toBe(personal);
  expect(answer.includes("set-cookie: draft=1")).toBe(personal);
  const [request] = petitions.server.requests;
  expect(request?.headers["madang-visitor"] !== undefined).toBe(personal);
});

test.each([
  ["/api/petitions/types/../drafts", 400],
  ["/api/petitions//drafts", 308],
])("another spelling of a personal path, %s, never reaches the module", async (path, status) => {
  const petitions = await petitionsModule({ api: { prefix: "/api/petitions", personal: ["/drafts"] } });
  const portal = await startPortal({ modules: [petitions] });
  expect(statusesIn(await sendRaw(portal.origin, headFor(path)))).toEqual([status]);
  expect(petitions.server.requests).toEqual([]);
});

test("bodies pass in both directions", async () => {
  const news = await newsModule();
  news.server.on("PUT /api/news/items", (request, response) => {
    void bodyOf(request).then((body) => response.writeHead(200).end(body.toUpperCase()));
  });
  const portal = await startPortal({ modules: [news] });
  const answer = await portal.fetch("/api/news/items", { method: "PUT", body: "abc" });
  expect(await answer.text()).toBe("ABC");
});

test("HEAD and 304 pass without a body", async () => {
  const news = await newsModule();
  news.server.on(
    "HEAD /api/news",
    (_request, response) => void response.writeHead(200, { "content-length": "12" }).end(),
  );
  news.server.on(
    "GET /api/news",
    (_request, response) => void response.writeHead(304, { etag: '"a"' }).end(),
  );
  const portal = await startPortal({ modules: [news] });
  const head = await portal.fetch("/api/news", { method: "HEAD" });
  expect([head.status, head.headers.get("content-length")]).toEqual([200, "12"]);
  expect((await portal.fetch("/api/news")).status).toBe(304);
});

test("failures are problems for programs, without a word of the inside", async () => {
  const news = await newsModule({ deadline: 300 });
  news.server.on("/api/news/hang", () => {});
  const portal = await startPortal({ modules: [news] });
  const late = await portal.fetch("/api/news/hang");
  expect([late.status, late.headers.get("retry-after")]).toEqual([504, "30"]);
  expect(late.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(await late.json()).toEqual({
    type: "about:blank",
    title: "화면을 만들지 못했습니다",
    status: 504,
    code: "GATEWAY_TIMEOUT",
  });
  await news.server.kill();
  expect((await portal.fetch("/api/news/x")).status).toBe(503);
  expect((await portal.fetch("/api/unknown")).status).toBe(404);
});

test("an answer that breaks off reaches the client as a broken connection", async () => {
  const news = await newsModule();
  news.server.on("/api/news", (_request, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write("half");
    setTimeout(() => response.destroy(), 30);
  });
  const portal = await startPortal({ modules: [news] });
  const answer = await portal.fetch("/api/news");
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow("terminated");
});

import { expect, test } from "vitest";
import { fragment, startFakeModule } from "./fake-module.ts";
import { newsModule, petitionsModule } from "./modules.ts";
import { startPortal } from "./start-portal.ts";
import { words } from "./records.ts";

test("a literal segment wins over a parameter, and a blind end is tried again", async () => {
  const server = await startFakeModule({
    "/docs/new": fragment("literal"),
    "/docs/42": fragment("parameter"),
    "/docs/archive/edit": fragment("edit"),
    "/docs/archive/2026": fragment("year"),
  });
  const page = (path: string) => ({ path, title: words("T"), access: "public" as const });
  const portal = await startPortal({
    modules: [
      {
        manifest: {
          id: "docs",
          pages: {
            new: page("/docs/new"),
            one: page("/docs/:id"),
            edit: page("/docs/:id/edit"),
            year: page("/docs/archive/:year"),
          },
        },
        servers: [server],
      },
    ],
  });
  const pages: Record<string, string> = {};
  for (const path of ["/docs/new", "/docs/42", "/docs/archive/edit", "/docs/archive/2026"]) {
    await portal.fetch(path).then((answer) => answer.text());
    pages[path] = String(server.requests.at(-1)?.headers["madang-page"]);
  }
  // /docs/archive/edit fits both patterns of three segments: the literal one is further left in archive/:year.
  expect(pages).toEqual({
    "/docs/new": "new",
    "/docs/42": "one",
    "/docs/archive/edit": "year",
    "/docs/archive/2026": "year",
  });
});

test("slashes too many and at the end lead to the canonical address with the query kept", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  const locations: Record<string, string | null> = {};
  for (const path of ["/news/", "//news", "/en//news//?page=2", "/news/?a=%0d%0ab", "/_data/news/"]) {
    const answer = await portal.fetch(path);
    expect(answer.status).toBe(308);
    locations[path] = answer.headers.get("location");
  }
  expect(locations).toEqual({
    "/news/": "/news",
    "//news": "/news",
    "/en//news//?page=2": "/en/news?page=2",
    "/news/?a=%0d%0ab": "/news?a=%0d%0ab",
    "/_data/news/": "/_data/news",
  });
});

test("a method that a page does not answer is refused with what it does answer", async () => {
  const portal = await startPortal({ modules: [await newsModule(), await petitionsModule()] });
  const posted = await portal.fetch("/news", { method: "POST", body: "a=1" });
  expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  expect(await posted.text()).toContain('<h1 class="shell-error">405 ko</h1>');
  const deleted = await portal.fetch("/petitions/new", { method: "DELETE" });
  expect([deleted.status, deleted.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS, POST"]);
  const unknown = await portal.fetch("/news", { method: "PROPFIND" });
  expect(unknown.status).toBe(501);
});

test("OPTIONS is answered without asking the module", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  const page = await portal.fetch("/news", { method: "OPTIONS" });
  expect([page.status, page.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  const api = await portal.fetch("/api/news/items", { method: "OPTIONS" });
  expect(api.headers.get("allow")).toBe("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
  expect(api.headers.get("access-control-allow-origin")).toBeNull();
  expect(news.server.requests).toHaveLength(0);
});

test("HEAD is GET without the body, with the same fields", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  const fields = async (method: string): Promise<Record<string, string>> => {
    const answer = await portal.fetch("/news", { method, headers: { "accept-encoding": "identity" } });
    const text = await answer.text();
    expect(text === "").toBe(method === "HEAD");
    // fetch closes the connection after a HEAD.
    const perAnswer = new Set(["date", "request-id", "connection", "keep-alive"]);
    return Object.fromEntries([...answer.headers].filter(([name]) => !perAnswer.has(name)));
  };
  expect(await fields("HEAD")).toEqual(await fields("GET"));
});

test("what no module declares is the portal's own 404, in the language of the address", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  const korean = await portal.fetch("/nothing/here");
  expect(korean.status).toBe(404);
  expect(await korean.text()).toContain('<h1 class="shell-error">404 ko</h1>');
  const english = await portal.fetch("/en/nothing");
  expect(await english.text()).toContain('<h1 class="shell-error">404 en</h1>');
  const data = await portal.fetch("/_data/nothing");
  expect(data.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(await data.json()).toMatchObject({ status: 404, code: "GATEWAY_NOT_FOUND" });
});

test("health and metrics are not on the public listener", async () => {
  const portal = await startPortal();
  for (const path of ["/health/live", "/health/ready", "/metrics", "/layouts", "/_boxes/latest"])
    expect((await portal.fetch(path)).status).toBe(404);
});

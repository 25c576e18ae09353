import { expect, test } from "vitest";
import { fragment, sendFragment } from "./fake-module.ts";
import { newsModule, petitionsModule } from "./modules.ts";
import { startPortal } from "./start-portal.ts";

const person = {
  cookie: "session=secret; __Host-madang-visitor=x",
  authorization: "Bearer secret",
  "x-api-key": "k",
};

test("a public page's module learns nothing of the person who asks", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  await portal.fetch("/news", {
    headers: { ...person, "user-agent": "Browser/1", referer: "https://x.example/private" },
  });
  const headers = news.server.requests[0]?.headers ?? {};
  expect(Object.keys(headers).sort()).toEqual([
    "accept",
    "accept-language",
    "connection",
    "forwarded",
    "host",
    "madang-criticality",
    "madang-deadline",
    "madang-language",
    "madang-page",
    "madang-site",
    "request-id",
    "traceparent",
    "user-agent",
    "via",
  ]);
  expect(headers["user-agent"]).toBe("madang-gateway");
});

test("a public page sets no cookie, whatever its module says", async () => {
  const news = await newsModule();
  news.server.on(
    "/news",
    fragment("x", { headers: { "set-cookie": ["a=1", "__Host-madang-visitor=evil"] } }),
  );
  const portal = await startPortal({ modules: [news] });
  const answer = await portal.fetch("/news");
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.headers.get("cache-control")).toBe("no-cache");
});

test("a personal page is kept nowhere, not compressed and has no entity tag", async () => {
  const petitions = await petitionsModule();
  petitions.server.on("GET /petitions/new", fragment("<p>form</p>".repeat(500), { view: "form" }));
  const portal = await startPortal({ modules: [petitions] });
  const answer = await portal.fetch("/petitions/new");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(answer.headers.get("etag")).toBeNull();
  expect(answer.headers.get("content-encoding")).toBeNull();
});

test("a personal page that fails is never covered by anybody's copy", async () => {
  const petitions = await petitionsModule();
  const portal = await startPortal({ modules: [petitions] });
  expect((await portal.fetch("/petitions/new")).status).toBe(200);
  await petitions.server.kill();
  const answer = await portal.fetch("/petitions/new");
  expect(answer.status).toBe(503);
  expect(await answer.text()).not.toContain("Petition form");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
});

test("two visitors at once never see each other's page", async () => {
  const petitions = await petitionsModule();
  petitions.server.on("GET /petitions/new", (request, response) => {
    const visitor = String(request.headers["madang-visitor"]);
    setTimeout(() => sendFragment(response, `<p>${visitor}</p>`, { view: "form" }), Math.random() * 30);
  });
  const portal = await startPortal({ modules: [petitions] });
  const first = (await portal.fetch("/petitions/new")).headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const second = (await portal.fetch("/petitions/new")).headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const shown = async (cookie: string): Promise<string> => {
    const html = await (await portal.fetch("/petitions/new", { headers: { cookie } })).text();
    return /<main><p>([^<]+)<\/p><\/main>/.exec(html)?.[1] ?? "";
  };
  const expected = { first: await shown(first), second: await shown(second) };
  expect(expected.first).not.toBe(expected.second);
  const rounds = await Promise.all(
    Array.from({ length: 60 }, (_, index) => shown(index % 2 === 0 ? first : second)),
  );
  expect(new Set(rounds.filter((_, index) => index % 2 === 0))).toEqual(new Set([expected.first]));
  expect(new Set(rounds.filter((_, index) => index % 2 === 1))).toEqual(new Set([expected.second]));
});

test("a page that asks for a sign-in is closed while there is none", async () => {
  const petitions = await petitionsModule();
  const status = { ...petitions.manifest.pages!["status"]!, requires: "signed-in" as const };
  const portal = await startPortal({
    modules: [{ ...petitions, manifest: { ...petitions.manifest, pages: { status }, navigation: [] } }],
  });
  expect((await portal.fetch("/petitions/status")).status).toBe(403);
  expect(petitions.server.requests).toHaveLength(0);
});

import { expect, test } from "vitest";
import { fragment, sendFragment } from "./fake-module.ts";
import { newsManifest, newsModule, petitionsManifest, petitionsModule } from "./modules.ts";
import { startPortal, type TestPortal, type TestPortalOptions } from "./start-portal.ts";

/** Tests speak for clients of every address: the portal believes a proxy on this machine. */
const believed = { TRUSTED_PROXIES: "127.0.0.1" };
const from = (address: string): Record<string, string> => ({ "x-forwarded-for": address });
const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";

function portalWith(
  env: Record<string, string>,
  modules: NonNullable<TestPortalOptions["modules"]>,
): Promise<TestPortal> {
  return startPortal({ modules, env: { ...believed, ...env } });
}

async function formsModule(form: Record<string, unknown> = {}) {
  const { pages } = petitionsManifest;
  const module = await petitionsModule({ pages: { ...pages, form: { ...pages.form, ...form } } });
  module.server.on("POST /petitions/new", (request, response) => {
    request.resume();
    response.writeHead(303, { location: "/petitions/status" }).end();
  });
  return module;
}

function post(portal: TestPortal, address: string, headers: Record<string, string> = {}): Promise<Response> {
  return portal.fetch("/petitions/new", {
    method: "POST",
    body: new URLSearchParams("title=a"),
    headers: { ...from(address), "sec-fetch-site": "same-origin", ...headers },
  });
}

test("what one address sends is limited where the manifest says nothing, and its module hears no more of it", async () => {
  const petitions = await formsModule();
  const portal = await portalWith({ LIMIT_SENDING: "3/3600" }, [petitions]);
  const answers = [];
  for (let index = 0; index < 5; index += 1) answers.push(await post(portal, "203.0.113.7"));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 429, 429]);
  expect(petitions.server.requests).toHaveLength(3);
  expect((await post(portal, "203.0.113.8")).status).toBe(303);
});

test("a limited answer says what the limit is, what is left of it, and when there is more", async () => {
  const portal = await portalWith({ LIMIT_SENDING: "2/3600", LIMIT_NEW_VISITORS: "off" }, [
    await formsModule(),
  ]);
  const first = await post(portal, "203.0.113.7");
  expect(first.headers.get("ratelimit-policy")).toBe('"sending/address";q=2;w=3600');
  expect(first.headers.get("ratelimit")).toMatch(/^"sending\/address";r=1;t=(1800|1799)$/);
  await post(portal, "203.0.113.7");
  const refused = await post(portal, "203.0.113.7");
  expect(refused.headers.get("ratelimit")).toMatch(/^"sending\/address";r=0;t=1[78]\d\d$/);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(1700);
});

test("the refusal is the portal's page in both languages and says when to try again and what is not lost", async () => {
  const portal = await portalWith({ LIMIT_SENDING: "1/3600" }, [await formsModule()]);
  const send = (path: string): Promise<Response> =>
    portal.fetch(path, {
      method: "POST",
      body: new URLSearchParams("title=a"),
      headers: from("203.0.113.7"),
    });
  await send("/petitions/new");
  const korean = await send("/petitions/new");
  expect(korean.status).toBe(429);
  const koreanPage = await korean.text();
  expect(koreanPage).toContain("429 ko");
  expect(koreanPage).toMatch(
    /이 화면을 닫지 말고 \d+분 뒤에 새로 고쳐 주세요. 적으신 내용이 그대로 다시 보내집니다./,
  );
  // Without it a browser with scripts would forget the form.
  expect(koreanPage).toContain('"holdsForm":true');
  const english = await send("/en/petitions/new");
  expect(await english.text()).toMatch(/reload it in \d+ minutes: your browser then sends again everything/);
  expect(english.headers.get("content-language")).toBe("en");
  expect(english.headers.get("cache-control")).toContain("no-store");
});

test("a program reads a problem that names the limit", async () => {
  const news = await newsModule({
    api: { prefix: "/api/news", limits: [{ requests: 1, seconds: 60, methods: "all" }] },
  });
  news.server.on("/api/news/items", (_request, response) => void response.end("{}"));
  const portal = await portalWith({}, [news]);
  const ask = (): Promise<Response> => portal.fetch("/api/news/items", { headers: from("203.0.113.7") });
  expect((await ask()).status).toBe(200);
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(refused.headers.get("content-type")).toContain("application/problem+json");
  expect(await refused.json()).toMatchObject({ status: 429, code: "GATEWAY_RATE_LIMITED" });
  expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
});

test("a page that declares its limits has those and no others", async () => {
  const limits = [
    { requests: 1, seconds: 3600, by: "visitor" },
    { requests: 3, seconds: 3600, by: "address" },
  ];
  const portal = await portalWith({ LIMIT_SENDING: "1/3600" }, [await formsModule({ limits })]);
  const cookie = cookieOf(await portal.fetch("/petitions/new", { headers: from("203.0.113.7") }));
  expect((await post(portal, "203.0.113.7", { cookie })).status).toBe(303);
  const again = await post(portal, "203.0.113.7", { cookie });
  expect(again.status).toBe(429);
  expect(again.headers.get("ratelimit-policy")).toBe(
    '"petitions/form/visitor/3600";q=1;w=3600, "petitions/form/address/3600";q=3;w=3600',
  );
  const other = cookieOf(await portal.fetch("/petitions/new", { headers: from("203.0.113.7") }));
  expect((await post(portal, "203.0.113.7", { cookie: other })).status).toBe(303);
});

test("reading a page that costs much is limited where its manifest says so", async () => {
  const list = {
    ...newsManifest.pages.list,
    limits: [{ requests: 2, seconds: 3600, methods: "all" as const }],
  };
  const news = await newsModule({ pages: { ...newsManifest.pages, list } });
  news.server.on("/news/1", fragment("one"));
  const portal = await portalWith({}, [news]);
  const read = async (path: string): Promise<number> =>
    (await portal.fetch(path, { headers: from("203.0.113.7") })).status;
  expect([await read("/news"), await read("/en/news"), await read("/news?page=2")]).toEqual([200, 200, 429]);
  expect(await read("/news/1")).toBe(200);
});

test("what is stored carries nobody's limits", async () => {
  const list = {
    ...newsManifest.pages.list,
    limits: [{ requests: 100, seconds: 3600, methods: "all" as const }],
  };
  const news = await newsModule({ pages: { ...newsManifest.pages, list } });
  const portal = await portalWith({}, [news]);
  const left = async (address: string): Promise<string | null> =>
    (await portal.fetch("/news", { headers: from(address) })).headers.get("ratelimit");
  expect(await left("203.0.113.7")).toContain(";r=99;");
  expect(await left("203.0.113.7")).toContain(";r=98;");
  expect(await left("203.0.113.8")).toContain(";r=99;");
  const plain = await newsModule({
    id: "press",
    navigation: [],
    api: undefined,
    pages: {
      list: { ...newsManifest.pages.list, path: "/press" },
    },
  });
  plain.server.on("/press", fragment("press"));
  const other = await portalWith({}, [plain]);
  expect((await other.fetch("/press", { headers: from("203.0.113.7") })).headers.has("ratelimit")).toBe(
    false,
  );
});

test("new visitors of one address are limited before any module is asked; one who is known is never counted", async () => {
  const petitions = await formsModule();
  const portal = await portalWith({ LIMIT_NEW_VISITORS: "2/3600" }, [petitions]);
  const open = (headers: Record<string, string> = {}): Promise<Response> =>
    portal.fetch("/petitions/new", { headers: { ...from("203.0.113.7"), ...headers } });
  const known = cookieOf(await open());
  await open();
  const refused = await open();
  expect(refused.status).toBe(429);
  expect(refused.headers.getSetCookie()).toEqual([]);
  expect(petitions.server.requests).toHaveLength(2);
  for (let index = 0; index < 5; index += 1) expect((await open({ cookie: known })).status).toBe(200);
  expect((await open({ cookie: "__Host-madang-visitor=forged" })).status).toBe(429);
});

test("requests of every kind are limited at this gateway, on a page that is not found too", async () => {
  const portal = await portalWith({ LIMIT_REQUESTS: "3/3600" }, [await newsModule()]);
  const read = async (path: string, address = "203.0.113.7"): Promise<number> =>
    (await portal.fetch(path, { headers: from(address) })).status;
  expect([await read("/news"), await read("/nothing"), await read("/_assets/a/b/c.js")]).toEqual([
    200, 404, 404,
  ]);
  expect([await read("/news"), await read("/nothing")]).toEqual([429, 429]);
  expect(await read("/news", "203.0.113.8")).toBe(200);
});

test("a page that was let in has its styles: files in memory are not counted, others are", async () => {
  const portal = await portalWith({ LIMIT_REQUESTS: "2/3600" }, [await newsModule()]);
  for (const name of ["a", "b"]) await portal.writeAsset(`news/build0001/${name}.css`, `.${name}{}`);
  const read = async (path: string, address = "203.0.113.7"): Promise<number> =>
    (await portal.fetch(path, { headers: from(address) })).status;
  const [known, unknown] = ["/_assets/news/build0001/a.css", "/_assets/news/build0001/b.css"];
  expect(await read(known, "203.0.113.8")).toBe(200);
  expect([await read("/news"), await read("/news"), await read("/news")]).toEqual([200, 200, 429]);
  expect([await read(known), await read(unknown), await read("/_assets/a/b/c.js")]).toEqual([200, 429, 429]);
});

test("this machine itself is not counted unless the operator says so", async () => {
  const petitions = await formsModule();
  const open = await startPortal({
    modules: [petitions],
    env: { LIMIT_SENDING: "1/3600", LIMIT_REQUESTS: "1/3600" },
  });
  const send = (portal: TestPortal): Promise<Response> =>
    portal.fetch("/petitions/new", { method: "POST", body: new URLSearchParams("a=1") });
  for (let index = 0; index < 3; index += 1) expect((await send(open)).status).toBe(303);
  const strict = await startPortal({
    modules: [await formsModule()],
    env: { LIMIT_SENDING: "1/3600", LIMIT_EXEMPT: "192.0.2.0/24" },
  });
  expect([(await send(strict)).status, (await send(strict)).status]).toEqual([303, 429]);
});

test("nobody escapes by writing X-Forwarded-For, nor by another spelling of the same address", async () => {
  const portal = await startPortal({
    modules: [await formsModule()],
    env: { LIMIT_SENDING: "1/3600", LIMIT_EXEMPT: "192.0.2.0/24" },
  });
  const direct = [];
  for (const forged of ["203.0.113.1", "192.0.2.1", "for=1", "a, b, c"])
    direct.push((await post(portal, forged)).status);
  expect(direct).toEqual([303, 429, 429, 429]);
  const behind = await portalWith({ LIMIT_SENDING: "1/3600" }, [await formsModule()]);
  const status = async (chain: string): Promise<number> => (await post(behind, chain)).status;
  expect([await status("1.2.3.4, 203.0.113.7"), await status("5.6.7.8, 203.0.113.7")]).toEqual([303, 429]);
  expect([await status("::ffff:203.0.113.7"), await status("::ffff:cb00:7107")]).toEqual([429, 429]);
  expect([await status("2001:db8:1:2::1"), await status("2001:DB8:1:2:ffff::9")]).toEqual([303, 429]);
  expect(await status("2001:db8:1:3::1")).toBe(303);
});

test("no address stands in the log or in an answer of a limited request", async () => {
  const portal = await portalWith({ LIMIT_SENDING: "1/3600" }, [await formsModule()]);
  await post(portal, "203.0.113.77");
  const refused = await post(portal, "203.0.113.77");
  const text = JSON.stringify([...refused.headers]) + (await refused.text()) + JSON.stringify(portal.logs);
  expect(text).not.toContain("203.0.113.77");
  expect(portal.logs.at(-1)).toMatchObject({ status: 429, code: "GATEWAY_RATE_LIMITED" });
});

test("what a module says of its own limits reaches the visitor", async () => {
  const petitions = await formsModule();
  petitions.server.on("POST /petitions/new", (request, response) => {
    request.resume();
    sendFragment(response, "<h2>Too many tries</h2>", {
      status: 429,
      view: "form",
      headers: { "retry-after": "600" },
    });
  });
  const portal = await portalWith({}, [petitions]);
  const answer = await post(portal, "203.0.113.7");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "600"]);
  expect(await answer.text()).toContain("Too many tries");
});

test("a module's own limits of one client are not stored for all", async () => {
  const news = await newsModule();
  news.server.on("/api/news/items", (_request, response) => {
    const fields = { ratelimit: '"mine";r=1;t=9', "ratelimit-policy": '"mine";q=2;w=9', "x-kept": "1" };
    response.writeHead(200, { ...fields, "cache-control": "public, s-maxage=60" }).end("{}");
  });
  const portal = await portalWith({}, [news]);
  for (const address of ["203.0.113.7", "203.0.113.8"]) {
    const answer = await portal.fetch("/api/news/items", { headers: from(address) });
    expect([answer.status, answer.headers.get("x-kept")]).toEqual([200, "1"]);
    expect([answer.headers.get("ratelimit"), answer.headers.get("ratelimit-policy")]).toEqual([null, null]);
  }
});

test("who sends a large upload beyond the limit reads the page all the same", async () => {
  const petitions = await formsModule({ bodyLimit: 8 * 1024 * 1024 });
  const portal = await portalWith({ LIMIT_SENDING: "1/3600" }, [petitions]);
  const send = (): Promise<Response> =>
    portal.fetch("/petitions/new", {
      method: "POST",
      body: Buffer.alloc(6 * 1024 * 1024, "a"),
      headers: { ...from("203.0.113.7"), "content-type": "application/octet-stream" },
    });
  await send();
  const refused = await send();
  expect([refused.status, await refused.text()]).toEqual([429, expect.stringContaining("새로 고쳐 주세요")]);
  expect(petitions.server.requests).toHaveLength(1);
});

test("a page that is given again from memory says nothing of limits, and never another one's", async () => {
  const list = {
    ...newsManifest.pages.list,
    limits: [{ requests: 100, seconds: 3600, methods: "all" as const }],
  };
  const news = await newsModule({ pages: { ...newsManifest.pages, list } });
  const headers = { "cache-control": "public, s-maxage=60", "madang-tags": "list" };
  news.server.on("/news", fragment("<h1>News</h1>", { headers }));
  const portal = await portalWith({}, [news]);
  const told: (string | null)[] = [];
  for (let index = 0; index < 8; index += 1)
    told.push(
      (await portal.fetch("/news", { headers: from(`203.0.113.${index}`) })).headers.get("ratelimit"),
    );
  expect(news.server.requests.filter(({ url }) => url === "/news")).toHaveLength(1);
  expect(news.server.requests.filter(({ url }) => url === "/news")).toHaveLength(1);
  expect(told.filter((field) => field !== null && !field.includes(";r=99;"))).toEqual([]);
  const [again, more] = [await portal.fetch("/news", { headers: from("203.0.113.0") }), told[0]];
  expect(again.headers.get("ratelimit")).not.toBe(more);
});

import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { fragment, sendFragment, startFakeModule, type FakeModule, type Handler } from "./fake-module.ts";
import { newsManifest } from "./modules.ts";
import { recordOf, words, type ModuleInput } from "./records.ts";
import { eventually, startPortal, type TestModule } from "./start-portal.ts";

const long = "<p>소식을 전합니다.</p>".repeat(200);

interface Server {
  readonly server: FakeModule;
}

/** A page that is fresh for a minute, as its manifest and its answers say. */
async function keptNews(handler: Handler = fragment(long)): Promise<TestModule & Server> {
  const server = await startFakeModule({ "/news": handler });
  const list = { ...newsManifest.pages.list, cache: { fresh: 60 } };
  return { manifest: { ...newsManifest, pages: { list } }, servers: [server], server };
}

async function homeWith(handler: Handler): Promise<TestModule & Server> {
  const server = await startFakeModule({ "/": handler });
  const home = { path: "/", title: words("Home"), access: "public", cache: { fresh: 60 } } as const;
  return { manifest: { id: "portal-home", pages: { home } }, servers: [server], server };
}

async function boxOf(id: string, handler: Handler): Promise<TestModule & Server> {
  const server = await startFakeModule({ "/_boxes/latest": handler });
  const boxes = { latest: { slot: "home", title: words(id), cache: { fresh: 60 } } };
  return { manifest: { id, boxes, deadline: 400 } satisfies ModuleInput, servers: [server], server };
}

const marker = '<madang-slot name="home"></madang-slot>';
const withSlot = fragment(`<h1>Home</h1>${marker}`, { slots: ["home"] });

test("a page is made once, and every visitor gets the same bytes in the coding that it takes", async () => {
  const news = await keptNews();
  const portal = await startPortal({ modules: [news] });
  const first = await portal.fetch("/news");
  expect(first.headers.get("cache-status")).toBe("madang; fwd=miss; stored");
  const whole = await first.text();
  for (const encoding of ["br", "zstd", "gzip", "identity"]) {
    const answer = await portal.fetch("/news", { headers: { "accept-encoding": encoding } });
    expect(answer.headers.get("content-encoding")).toBe(encoding === "identity" ? null : encoding);
    expect(answer.headers.get("cache-status")).toMatch(/^madang; hit; ttl=\d+$/);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(await answer.text()).toBe(whole);
    const tag = answer.headers.get("etag") ?? "";
    const again = await portal.fetch("/news", {
      headers: { "accept-encoding": encoding, "if-none-match": tag },
    });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
  }
  const head = await portal.fetch("/news", { method: "HEAD" });
  expect([head.status, Number(head.headers.get("content-length")) > 0, await head.text()]).toEqual([
    200,
    true,
    "",
  ]);
  expect(news.server.requests).toHaveLength(1);
});

test("language, preferences and data have pages of their own, which never meet", async () => {
  const news = await keptNews((request, response) =>
    sendFragment(response, `<h1>${String(request.headers["madang-language"])}</h1>`),
  );
  const portal = await startPortal({ modules: [news] });
  const text = async (path: string, cookie = ""): Promise<string> =>
    (await portal.fetch(path, { headers: { cookie } })).text();
  const large = "__Host-madang-preferences=large.high";
  const seen = [
    await text("/news"),
    await text("/en/news"),
    await text("/news", large),
    await text("/_data/news"),
    await text("/news?page=2"),
  ];
  expect(new Set(seen).size).toBe(5);
  expect([
    await text("/news?unknown=1"),
    await text("/en/news", "other=1"),
    await text("/news", large),
    await text("/_data/news"),
    await text("/news?x=1&page=2"),
  ]).toEqual(seen);
  // The same fragment serves as page, as data and with other preferences.
  expect(news.server.requests).toHaveLength(3);
});

test("a hundred who want a page at once wait for one that is made once", async () => {
  const news = await keptNews((_request, response) => {
    setTimeout(() => sendFragment(response, long), 100);
  });
  const portal = await startPortal({ modules: [news] });
  const answers = await Promise.all(Array.from({ length: 100 }, () => portal.fetch("/news")));
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(texts).size).toBe(1);
  expect(news.server.requests).toHaveLength(1);
});

test("whoever came first may leave: the others get the page", async () => {
  const news = await keptNews((_request, response) => {
    setTimeout(() => sendFragment(response, long), 200);
  });
  const portal = await startPortal({ modules: [news] });
  const leaving = new AbortController();
  const first = portal.fetch("/news", { signal: leaving.signal }).catch(() => "left");
  await eventually(
    async () => news.server.requests.length,
    (asked) => asked === 1,
  );
  const second = portal.fetch("/news");
  await wait(20);
  leaving.abort();
  expect(await first).toBe("left");
  expect((await second).status).toBe(200);
  expect(news.server.requests).toHaveLength(1);
});

test("a composed page is as fresh as its least fresh part", async () => {
  let count = 0;
  const home = await homeWith(withSlot);
  const news = await boxOf("news", (_request, response) => {
    count += 1;
    sendFragment(response, `<p>box ${count}</p>`, {
      view: "box",
      headers: { "cache-control": "public, s-maxage=1" },
    });
  });
  const portal = await startPortal({ modules: [home, news] });
  expect(await (await portal.fetch("/")).text()).toContain("box 1");
  expect(await (await portal.fetch("/")).text()).toContain("box 1");
  const later = await eventually(
    async () => (await portal.fetch("/")).text(),
    (html) => html.includes("box 2"),
  );
  expect(later).toContain("box 2");
  expect(home.server.requests).toHaveLength(1);
});

test("a page with a part missing is not kept; once the part is there again the page is whole", async () => {
  const home = await homeWith(withSlot);
  const news = await boxOf("news", (_request, response) => void response.writeHead(500).end());
  const portal = await startPortal({ modules: [home, news] });
  const degraded = await portal.fetch("/");
  expect(await degraded.text()).toContain('class="away"');
  expect(degraded.headers.get("etag")).toBeNull();
  news.server.on("/_boxes/latest", fragment("<p>back</p>", { view: "box" }));
  const html = await eventually(
    async () => (await portal.fetch("/")).text(),
    (text) => text.includes("<p>back</p>"),
  );
  expect(html).not.toContain('class="away"');
});

test("a new build of a module is on every page at once, also where it only fills a box", async () => {
  const home = await homeWith(withSlot);
  const news = await boxOf("news", fragment("<p>old</p>", { view: "box" }));
  const portal = await startPortal({ modules: [home, news] });
  expect(await (await portal.fetch("/")).text()).toContain("<p>old</p>");
  news.server.on("/_boxes/latest", fragment("<p>new</p>", { view: "box" }));
  await portal.writeRecord(recordOf(news.manifest, { build: "build0002" }));
  const html = await eventually(
    async () => (await portal.fetch("/")).text(),
    (text) => text.includes("<p>new</p>"),
  );
  expect(html).toContain('"news":"build0002"');
  expect(html).not.toContain("build0001/box.css");
});

test("a module that fills a slot for the first time is on pages that were kept", async () => {
  const home = await homeWith(withSlot);
  const portal = await startPortal({ modules: [home] });
  expect(await (await portal.fetch("/")).text()).toContain("<h1>Home</h1>");
  const news = await boxOf("news", fragment("<p>joined</p>", { view: "box" }));
  await portal.writeEndpoints({
    "portal-home": [home.server.origin],
    news: [news.server.origin],
    shell: [portal.shell.origin],
  });
  await portal.writeRecord(recordOf(news.manifest));
  const html = await eventually(
    async () => (await portal.fetch("/")).text(),
    (text) => text.includes("<p>joined</p>"),
  );
  expect(html).toContain("<p>joined</p>");
  await news.server.kill();
});

test("an operator purges a tag, and the next visitor reads what is true", async () => {
  let text = "first";
  const news = await keptNews((_request, response) =>
    sendFragment(response, `<h1>${text}</h1>`, { headers: { "madang-tags": "news news:1" } }),
  );
  const portal = await startPortal({ modules: [news] });
  expect(await (await portal.fetch("/news")).text()).toContain("first");
  text = "second";
  expect(await (await portal.fetch("/news")).text()).toContain("first");
  const purge = (body: unknown): Promise<Response> =>
    fetch(`${portal.operations}/cache/purge`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await purge({ module: "notices", tags: ["news:1"] })).status).toBe(202);
  expect(await (await portal.fetch("/news")).text()).toContain("first");
  expect((await purge({ module: "news", tags: ["news:1"] })).status).toBe(202);
  expect(await (await portal.fetch("/news")).text()).toContain("second");
  for (const wrong of [
    {},
    { module: "NEWS" },
    { module: "news", tags: ["a b"] },
    { module: "news", mode: "?" },
    [],
  ]) {
    const refused = await purge(wrong);
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining("GATEWAY_PURGE_INVALID"),
    ]);
  }
});

test("an operator is told why a page is answered as it is", async () => {
  const news = await keptNews(fragment(long, { headers: { "madang-tags": "news" } }));
  const portal = await startPortal({ modules: [news] });
  const explain = async (address: string): Promise<Record<string, unknown>> =>
    (await fetch(`${portal.operations}/cache?address=${encodeURIComponent(address)}`)).json() as Promise<
      Record<string, unknown>
    >;
  expect(await explain("/news")).toMatchObject({ route: "news/list", pages: {} });
  await portal.fetch("/news?page=3");
  const explained = await explain("/news?page=3&x=1");
  expect(explained).toMatchObject({
    rule: "Fresh for 60 s at most, then shown for 0 s while it is refreshed, and for 86400 s when the module fails.",
    pages: { "page, text normal, contrast normal": { state: "fresh", status: 200 } },
    fragment: { state: "fresh", tags: ["news/news"] },
    recent: [{ route: "news/list", outcome: "miss", status: 200 }],
  });
  expect(await explain("/nowhere")).toMatchObject({ code: "GATEWAY_NOT_FOUND" });
  expect(await explain("")).toMatchObject({ code: "GATEWAY_EXPLAIN_WHAT" });
  expect(await explain("/%zz")).toMatchObject({ code: "GATEWAY_PATH_INVALID" });
});

test("what is answered ahead of the stages is, field by field, what they answer, and is in the log", async () => {
  const news = await keptNews();
  news.server.on("/api/news/items", (_request, response) => {
    const fields = { "content-type": "application/json", "cache-control": "public, s-maxage=60" };
    response.writeHead(200, fields).end(JSON.stringify({ items: "x".repeat(2000) }));
  });
  const manifest = { ...news.manifest, api: newsManifest.api };
  const portal = await startPortal({ modules: [{ ...news, manifest }] });
  for (const path of ["/news", "/_data/news", "/en/news", "/api/news/items"])
    for (const encoding of ["br", "identity"]) {
      const fields = { "accept-encoding": encoding, cookie: "__Host-madang-preferences=large.normal" };
      const ask = async (): Promise<unknown> => {
        const answer = await portal.fetch(path, { headers: fields });
        const own = ["date", "request-id", "age", "cache-status"];
        const headers = [...answer.headers].filter(([name]) => !own.includes(name));
        return { status: answer.status, headers, text: await answer.text() };
      };
      await ask();
      const longWay = await eventually(ask, () => portal.logs.at(-1)?.["cached"] === "hit");
      // Where nobody behind the gateway hears of a request, its own id is its trace (src/hot/hot-recorder.ts).
      const hotLines = (): number =>
        portal.logs.filter(({ traceId, requestId }) => traceId === String(requestId).replaceAll("-", ""))
          .length;
      const before = hotLines();
      expect(await ask()).toEqual(longWay);
      await eventually(
        () => Promise.resolve(hotLines()),
        (lines) => lines > before,
      );
      expect(hotLines()).toBeGreaterThan(before);
    }
});

test("a page that is asked for all the time is made anew before it ends, and nobody waits for it", async () => {
  const made = { versions: 0 };
  const news = await keptNews((_request, response) => {
    made.versions += 1;
    const html = `<h1>version ${made.versions}</h1>`;
    setTimeout(
      () => sendFragment(response, html, { headers: { "cache-control": "public, s-maxage=2" } }),
      200,
    );
  });
  const portal = await startPortal({ modules: [news] });
  await portal.fetch("/news");
  const outcomes = new Set<string>();
  const until = Date.now() + 15_000;
  const reader = async (): Promise<void> => {
    while (made.versions < 4 && Date.now() < until) {
      const answer = await portal.fetch("/news");
      await answer.text();
      outcomes.add((answer.headers.get("cache-status") ?? "").replace(/ttl=-?\d+/, "ttl"));
    }
  };
  await Promise.all([reader(), reader(), reader()]);
  expect(made.versions).toBeGreaterThanOrEqual(4);
  expect([...outcomes]).toEqual(["madang; hit; ttl"]);
});

import { expect, test } from "vitest";
import { fragment, startFakeModule } from "./fake-module.ts";
import { newsModule } from "./modules.ts";
import { words } from "./records.ts";
import { startPortal } from "./start-portal.ts";

test("English lives under its prefix, which the module never sees", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  const answer = await portal.fetch("/en/news?page=2");
  const html = await answer.text();
  const [request] = news.server.requests;
  expect(request?.url).toBe("/news?page=2");
  expect(request?.headers["madang-language"]).toBe("en");
  expect(request?.headers["accept-language"]).toBe("en");
  expect(answer.headers.get("content-language")).toBe("en");
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('<a class="other" href="/news?page=2">ko</a>');
});

test("the Korean prefix leads to the address without it", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  for (const [from, to] of [
    ["/ko", "/"],
    ["/ko/news?page=2", "/news?page=2"],
    ["/_data/ko/news", "/_data/news"],
  ] as const) {
    const answer = await portal.fetch(from);
    expect([answer.status, answer.headers.get("location")]).toEqual([308, to]);
  }
});

test("canonical and alternate addresses stand in the head, absolute where the public origin is known", async () => {
  const portal = await startPortal({
    modules: [await newsModule()],
    env: { PUBLIC_ORIGIN: "https://www.portal.example" },
  });
  const html = await (await portal.fetch("/en/news?page=2&utm_source=x")).text();
  expect(html).toContain('<link rel="canonical" href="https://www.portal.example/en/news?page=2">');
  expect(html).toContain('hreflang="ko" href="https://www.portal.example/news?page=2"');
  expect(html).toContain('hreflang="en" href="https://www.portal.example/en/news?page=2"');
  expect(html).toContain('hreflang="x-default" href="https://www.portal.example/news?page=2"');
});

test("a document that exists in one language names its own alternates", async () => {
  const server = await startFakeModule({
    "/only": fragment("x", { alternates: { ko: "/only", en: "/en/other" }, canonical: "/only" }),
  });
  const portal = await startPortal({
    modules: [
      {
        manifest: { id: "one", pages: { only: { path: "/only", title: words("T"), access: "public" } } },
        servers: [server],
      },
    ],
  });
  const html = await (await portal.fetch("/only")).text();
  expect(html).toContain('hreflang="en" href="/en/other"');
  expect(html).toContain('<a class="other" href="/en/other">en</a>');
});

test("the home page has the address / in Korean and /en in English", async () => {
  const server = await startFakeModule({ "/": fragment("<h1>Home</h1>") });
  const portal = await startPortal({
    modules: [
      {
        manifest: {
          id: "home",
          pages: { home: { path: "/", title: words("Home"), access: "public", layout: "wide" } },
        },
        servers: [server],
      },
    ],
  });
  expect(await (await portal.fetch("/")).text()).toContain('<body class="wide">');
  expect(await (await portal.fetch("/en")).text()).toContain('<html lang="en">');
  expect((await portal.fetch("/_data/")).status).toBe(200);
  expect(((await (await portal.fetch("/_data/en")).json()) as { url: string }).url).toBe("/en");
});

test("feeds that a page names stand in its head, absolute where the public origin is known", async () => {
  const news = await newsModule();
  const feed = {
    title: 'News "all"',
    href: "/api/news/feeds/rss?language=ko",
    type: "application/rss+xml",
  } as const;
  news.server.on("/news", fragment("x", { feeds: [feed] }));
  const portal = await startPortal({ modules: [news], env: { PUBLIC_ORIGIN: "https://www.portal.example" } });
  expect(await (await portal.fetch("/news")).text()).toContain(
    '<link rel="alternate" type="application/rss+xml" title="News &quot;all&quot;" href="https://www.portal.example/api/news/feeds/rss?language=ko">',
  );
});

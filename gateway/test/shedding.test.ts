import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { fragment, sendFragment } from "./fake-module.ts";
import { newsModule, petitionsModule } from "./modules.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

/** A portal whose module holds every answer until it is let go, four at once at most. */
async function overloaded(): Promise<{
  portal: TestPortal;
  held: ServerResponse[];
  told: (string | undefined)[];
}> {
  const news = await newsModule({
    deadline: 20_000,
    concurrency: 4,
    criticality: "reading",
    api: { prefix: "/api/news", query: ["limit"] },
  });
  const held: ServerResponse[] = [];
  const told: (string | undefined)[] = [];
  const hold = (response: ServerResponse, criticality: string | string[] | undefined): void => {
    held.push(response);
    told.push(String(criticality));
  };
  for (const path of ["/api/news", "/news", "/news/7"])
    news.server.on(path, (request, response) => hold(response, request.headers["madang-criticality"]));
  const portal = await startPortal({ modules: [news, await petitionsModule()], env: { RETRY_AFTER: "30" } });
  return { portal, held, told };
}

function fill(portal: TestPortal, count: number): Promise<Response>[] {
  return Array.from({ length: count }, (_none, index) => portal.fetch(`/api/news?limit=${index}`));
}

test("a full module sheds at once: 503, Retry-After, a page that says what works, in both languages", async () => {
  const { portal, held } = await overloaded();
  const inside = fill(portal, 4);
  await expect.poll(() => held.length).toBe(4);
  for (const [path, word] of [
    ["/news", "다른 서비스는 그대로 쓸 수 있습니다"],
    ["/en/news", "000-000-2050"],
  ] as const) {
    const shed = await portal.fetch(path, { headers: { "accept-encoding": "gzip" } });
    expect(shed.status).toBe(503);
    const seconds = Number(shed.headers.get("retry-after"));
    expect(seconds).toBeGreaterThanOrEqual(15);
    expect(seconds).toBeLessThanOrEqual(45);
    expect(shed.headers.get("cache-control")).toBe("no-store");
    expect(await shed.text()).toContain(word);
  }
  const problem = await portal.fetch("/api/news?limit=9");
  expect([problem.status, await problem.json()]).toMatchObject([503, { code: "GATEWAY_OVERLOADED" }]);
  expect(problem.headers.get("retry-after")).not.toBeNull();
  expect(held).toHaveLength(4);
  // Other modules are not concerned.
  expect((await portal.fetch("/petitions/new")).status).toBe(200);
  for (const response of held) response.end("{}");
  expect((await Promise.all(inside)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});

test("a guess of a browser is shed while a reader is still let in, and says to the module what it is", async () => {
  const { portal, held, told } = await overloaded();
  const first = fill(portal, 2);
  await expect.poll(() => held.length).toBe(2);
  const guess = await portal.fetch("/api/news?limit=5", { headers: { "sec-purpose": "prefetch" } });
  expect(guess.status).toBe(503);
  const reader = portal.fetch("/api/news?limit=6");
  await expect.poll(() => held.length).toBe(3);
  for (const response of held) response.end("{}");
  await Promise.all([...first, reader]);
  const late = portal.fetch("/api/news?limit=7", { headers: { "sec-purpose": "prefetch" } });
  await expect.poll(() => held.length).toBe(4);
  held[3]?.end("{}");
  await late;
  expect(told).toEqual(["reading", "reading", "reading", "background"]);
});

test("a page with a last good copy shows it instead", async () => {
  const news = await newsModule({ deadline: 20_000, concurrency: 1 });
  const pages = news.server;
  pages.on("/news", fragment("<h1>Good</h1>", { title: "Good" }));
  const portal = await startPortal({ modules: [news] });
  expect((await portal.fetch("/news")).status).toBe(200);
  const held: ServerResponse[] = [];
  pages.on("/api/news", (_request, response) => void held.push(response));
  const inside = portal.fetch("/api/news");
  await expect.poll(() => held.length).toBe(1);
  const shown = await portal.fetch("/news");
  expect(shown.status).toBe(200);
  expect(await shown.text()).toContain("<h1>Good</h1>");
  held[0]?.end("{}");
  await inside;
});

test("a module that keeps failing is left alone, and the log says why", async () => {
  const news = await newsModule({ deadline: 20_000 });
  news.server.on("/api/news", (_request, response) => void response.writeHead(500).end());
  const portal = await startPortal({ modules: [news] });
  for (let count = 0; count < 20; count += 1) await portal.fetch(`/api/news?limit=${count}`);
  const before = news.server.requests.length;
  const refused = await portal.fetch("/api/news?limit=99");
  expect([refused.status, await refused.json()]).toMatchObject([503, { code: "GATEWAY_CIRCUIT_OPEN" }]);
  expect(news.server.requests).toHaveLength(before);
  expect(portal.logs.find((line) => line["msg"] === "breaker")).toMatchObject({
    module: "news",
    from: "closed",
    to: "open",
  });
  const metrics = await fetch(`${portal.operations}/metrics`).then((answer) => answer.text());
  expect(metrics).toMatch(/gateway_breaker_state\{[^}]*module="news"[^}]*\} 2/);
  expect(metrics).toMatch(
    /gateway_limiter_decisions_total\{[^}]*class="reading"[^}]*decision="admitted"[^}]*\} 20/,
  );
});

test("answers that are no fragments open the breaker too", async () => {
  const news = await newsModule({ deadline: 20_000 });
  news.server.on("/news", (_request, response) =>
    sendFragment(response, "x", { headers: { "content-type": "application/json" } }),
  );
  const portal = await startPortal({ modules: [news] });
  for (let count = 1; count <= 25; count += 1) await portal.fetch(`/news?page=${count}`);
  expect(portal.gateway.gateway.table.current.modules.get("news")?.upstream.guard?.breaker).toBe("open");
});

import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { Handler } from "./fake-module.ts";
import { fragment, sendFragment } from "./fake-module.ts";
import { newsModule, petitionsModule } from "./modules.ts";
import { startPortal } from "./start-portal.ts";

const hang: Handler = () => {};

const faults: [name: string, status: number, handler: Handler][] = [
  ["hangs", 504, hang],
  ["answers 500", 502, (_q, r) => void r.writeHead(500).end("boom")],
  ["answers 503", 503, (_q, r) => void r.writeHead(503).end("later")],
  [
    "answers 200 without a description",
    502,
    (_q, r) => void r.writeHead(200, { "content-type": "text/html" }).end("<h1>"),
  ],
  [
    "answers JSON where HTML belongs",
    502,
    (_q, r) => sendFragment(r, "{}", { headers: { "content-type": "application/json" } }),
  ],
  [
    "describes its fragment wrongly",
    502,
    (_q, r) => void r.writeHead(200, { "content-type": "text/html", "madang-fragment": '{"v":2}' }).end("x"),
  ],
  [
    "breaks off in the middle",
    502,
    (_q, r) => {
      r.writeHead(200, {
        "content-type": "text/html",
        "content-length": "1000",
        "madang-fragment": '{"v":1,"view":"list"}',
      });
      r.write("<h1>half");
      setTimeout(() => r.destroy(), 20);
    },
  ],
  [
    "breaks off a chunked answer",
    502,
    (_q, r) => {
      r.writeHead(200, { "content-type": "text/html", "madang-fragment": '{"v":1,"view":"list"}' });
      r.write("<h1>half");
      setTimeout(() => r.destroy(), 20);
    },
  ],
  ["begins and then hangs", 504, (_q, r) => void r.writeHead(200, { "content-length": "9" }).write("half")],
  ["answers too much", 502, (_q, r) => sendFragment(r, "x".repeat(200_000))],
  [
    "redirects to another site",
    502,
    (_q, r) => void r.writeHead(302, { location: "https://evil.example/" }).end(),
  ],
  [
    "redirects to a path that browsers read as a host",
    502,
    (_q, r) => void r.writeHead(302, { location: "/\\evil.example" }).end(),
  ],
];

test.for(faults)(
  "a module that %s leaves the page with its department's telephone",
  async ([, status, handler]) => {
    const news = await newsModule({ deadline: 300 });
    news.server.on("/news", handler);
    const portal = await startPortal({ modules: [news], env: { FRAGMENT_LIMIT: "100000" } });
    const answer = await portal.fetch("/news");
    const html = await answer.text();
    expect(answer.status).toBe(status);
    expect(html).toContain('<div class="away"><b>소식</b> 소식을 잠시 보여 드리지 못합니다.');
    expect(html).toContain("대변인실 000-000-2050");
    expect(html).toContain("<title>소식 | Portal</title>");
    expect(answer.headers.get("retry-after")).toBe("30");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  },
);

test.for(faults.slice(0, 8))("a module that %s is covered by its last good answer", async ([, , handler]) => {
  const news = await newsModule({ deadline: 300 });
  const portal = await startPortal({ modules: [news] });
  expect((await portal.fetch("/news")).status).toBe(200);
  news.server.on("/news", handler);
  const answer = await portal.fetch("/news");
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(html).toMatch(/<main><p class="stale">.*<\/p><h1>News list<\/h1>/);
  expect(answer.headers.get("cache-status")).toMatch(/^madang; hit; ttl=-\d+; detail=stale-if-error$/);
});

test("a killed module is away, the others are not, and it comes back by itself", async () => {
  const news = await newsModule();
  const petitions = await petitionsModule();
  const portal = await startPortal({ modules: [news, petitions] });
  await news.server.kill();
  expect((await portal.fetch("/news")).status).toBe(503);
  expect((await portal.fetch("/petitions/new")).status).toBe(200);
  const again = createServer((socket) => {
    socket.once("data", () =>
      socket.end(
        'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nmadang-fragment: {"v":1,"view":"list"}\r\ncontent-length: 4\r\n\r\nback',
      ),
    );
  });
  again.listen(0, "127.0.0.1");
  await once(again, "listening");
  onTestFinished(() => void again.close());
  const { port } = again.address() as AddressInfo;
  await portal.writeEndpoints({ news: [`http://127.0.0.1:${port}`], shell: [portal.shell.origin] });
  await expect.poll(async () => (await portal.fetch("/news")).text(), { timeout: 30_000 }).toContain("back");
});

test("a module that answers what is not HTTP is away", async () => {
  const news = await newsModule();
  const rubbish = createServer((socket) => void socket.end("\u0000\u0001 not http at all\r\n\r\n"));
  rubbish.listen(0, "127.0.0.1");
  await once(rubbish, "listening");
  onTestFinished(() => void rubbish.close());
  const portal = await startPortal({ modules: [{ ...news, servers: [] }] });
  const { port } = rubbish.address() as AddressInfo;
  await portal.writeEndpoints({ news: [`http://127.0.0.1:${port}`], shell: [portal.shell.origin] });
  await expect.poll(async () => (await portal.fetch("/en/news")).status, { timeout: 30_000 }).toBe(502);
  await news.server.kill();
});

test("a module without a replica is away", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [{ ...news, servers: [] }] });
  expect((await portal.fetch("/news")).status).toBe(503);
  await news.server.kill();
});

test("a copy is used no longer than the page allows", async () => {
  const news = await newsModule();
  const pages = { ...news.manifest.pages };
  pages["list"] = { ...pages["list"]!, cache: { fresh: 0, staleIfError: 0 } };
  const portal = await startPortal({ modules: [{ ...news, manifest: { ...news.manifest, pages } }] });
  await portal.fetch("/news");
  news.server.on("/news", fragment("x", { status: 500 }));
  expect((await portal.fetch("/news")).status).toBe(502);
});

test("a form that cannot be delivered says so and is not tried again", async () => {
  const petitions = await petitionsModule({ deadline: 300 });
  petitions.server.on("POST /petitions/new", (_request, response) => void response.destroy());
  const portal = await startPortal({ modules: [petitions] });
  const answer = await portal.fetch("/petitions/new", { method: "POST", body: new URLSearchParams("a=1") });
  expect(answer.status).toBe(502);
  expect(answer.headers.get("retry-after")).toBeNull();
  const page = await answer.text();
  expect(page).toContain('class="away"');
  expect(page).toContain("방금 보내신 것을 받았는지 확인하지 못했습니다.");
  expect(page).toContain("다른 창에서 접수되었는지 먼저 확인해 주세요");
  expect(petitions.server.requests).toHaveLength(1);
});

test("a form that was sent nowhere was not received, and its page says so; who has read only, is told nothing of forms", async () => {
  const petitions = await petitionsModule({ deadline: 300 });
  const portal = await startPortal({ modules: [petitions] });
  const send = async (path: string) => {
    const answer = await portal.fetch(path, { method: "POST", body: new URLSearchParams("a=1") });
    return { status: answer.status, text: await answer.text() };
  };
  await petitions.server.kill();
  // Nobody listens; then the breaker has seen enough.
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const { status, text } = await send("/petitions/new");
    expect(status).toBe(503);
    expect(text).toContain("방금 보내신 것은 받지 못했습니다.");
    expect(text).toContain("이 화면을 닫지 말고 1분쯤 뒤에 새로 고쳐 주세요.");
  }
  expect((await send("/en/petitions/new")).text).toContain("We did not receive what you have just sent.");
  expect(await (await portal.fetch("/petitions/new")).text()).not.toMatch(/보내신|새로 고쳐|"holdsForm"/);
});

test("a plain refusal of the module becomes the portal's page for that status", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  for (const status of [403, 404, 410, 429]) {
    news.server.on("/news", (_q, r) => void r.writeHead(status, { "retry-after": "7" }).end("plain"));
    const answer = await portal.fetch("/news");
    const html = await answer.text();
    expect(answer.status).toBe(status);
    expect(html).toContain('<h1 class="shell-error">');
    expect(html).toContain('<a href="/news" aria-current="true">');
    expect(answer.headers.get("retry-after")).toBe("7");
  }
});

test("a module's own 404 and 422 keep their status and words", async () => {
  const news = await newsModule();
  news.server.on("/news", fragment("<h1>No such item</h1>", { status: 404, title: "Gone" }));
  const portal = await startPortal({ modules: [news] });
  const answer = await portal.fetch("/news");
  const html = await answer.text();
  expect(answer.status).toBe(404);
  expect(html).toContain("<h1>No such item</h1>");
  expect(html).toContain('<meta name="robots" content="noindex">');
  expect(html).not.toContain('rel="canonical"');
});

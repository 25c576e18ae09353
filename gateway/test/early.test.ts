import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { createBrotliDecompress } from "node:zlib";
import { expect, test } from "vitest";
import { sendFragment, type FakeModule, type Handler } from "./fake-module.ts";
import { newsModule } from "./modules.ts";
import { startPortal, type TestModule } from "./start-portal.ts";

const slow =
  (ms: number, handler: Handler): Handler =>
  (request, response) =>
    void setTimeout(() => handler(request, response), ms);

async function earlyNews(): Promise<TestModule & { server: FakeModule }> {
  const news = await newsModule();
  const pages = { ...news.manifest.pages };
  pages["list"] = { ...pages["list"]!, early: true };
  return { ...news, manifest: { ...news.manifest, pages } };
}

interface Seen {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly hints: IncomingHttpHeaders[];
  /** What had come when the first bytes of the body came. */
  readonly first: string;
  readonly text: string;
}

function browse(url: string, headers: Record<string, string> = {}, onFirst = (): void => {}): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const hints: IncomingHttpHeaders[] = [];
    const request = httpRequest(url, { headers: { "sec-fetch-mode": "navigate", ...headers } });
    request.on("information", (hint) => void hints.push(hint.headers));
    request.on("error", reject);
    request.on("response", (response) => {
      const body =
        response.headers["content-encoding"] === "br" ? response.pipe(createBrotliDecompress()) : response;
      const parts: string[] = [];
      body.once("data", onFirst);
      body.on("data", (chunk: Buffer) => parts.push(chunk.toString()));
      body.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          hints,
          first: parts[0] ?? "",
          text: parts.join(""),
        }),
      );
    });
    request.end();
  });
}

test("a slow page is announced by Early Hints to a browser that navigates, and to nobody else", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news], env: { EARLY_AFTER: "50" } });
  await portal.fetch("/news");
  news.server.on(
    "/news",
    slow(200, (_q, r) => sendFragment(r, "<h1>Late</h1>")),
  );
  const answer = await browse(`${portal.origin}/news`);
  expect(answer.hints[0]?.["link"]).toBe(
    ["shell/shell0001/base.css", "news/build0001/list.css"]
      .map((file) => `</_assets/${file}>; rel=preload; as=style; crossorigin=anonymous`)
      .join(", "),
  );
  expect([answer.status, answer.headers.etag !== undefined]).toEqual([200, true]);
  expect((await browse(`${portal.origin}/news`, { "sec-fetch-mode": "cors" })).hints).toEqual([]);
});

test.for(["identity", "br"])(
  "a page that allows it shows its frame before its module has answered (%s)",
  async (encoding) => {
    const news = await earlyNews();
    const portal = await startPortal({ modules: [news], env: { EARLY_AFTER: "30" } });
    await portal.fetch("/news").then((answer) => answer.text());
    const first = Promise.withResolvers<void>();
    // The module answers only when the browser has seen the frame.
    news.server.on("/news", (_request, response) => {
      void first.promise.then(() => sendFragment(response, "<h1>Late</h1>", { view: "form" }));
    });
    const answer = await browse(`${portal.origin}/news`, { "accept-encoding": encoding }, () =>
      first.resolve(),
    );
    expect(answer.first).toContain("<title>소식 | Portal</title>");
    expect(answer.first).toContain("/_assets/news/build0001/list.css");
    expect(answer.first).not.toContain("Late");
    expect(answer.text).toMatch(
      /<main><link rel="stylesheet" href="\/_assets\/news\/build0001\/form.css"[^>]*><h1>Late<\/h1><\/main>/,
    );
    expect(answer.text).toContain('"builds":{"news":"build0001"}');
    expect(answer.headers["cache-control"]).toBe("no-store");
  },
);

test("a module that fails after the head has gone leaves its notice in the living page", async () => {
  const news = await earlyNews();
  const portal = await startPortal({ modules: [news], env: { EARLY_AFTER: "30", CACHE_MEMORY: "0" } });
  await portal.fetch("/news").then((answer) => answer.text());
  news.server.on("/news", (_q, response) => {
    response
      .writeHead(200, { "content-length": "100", "madang-fragment": '{"v":1,"view":"list"}' })
      .write("x");
    setTimeout(() => response.destroy(), 120);
  });
  const answer = await browse(`${portal.origin}/news`);
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('<main><h1>소식</h1><div class="away"><b>소식</b>');
  expect(answer.text).toContain("</html>");
});

test.for(["identity", "br"])(
  "a module that hangs after the head has gone leaves its notice too (%s)",
  async (encoding) => {
    const news = await earlyNews();
    const portal = await startPortal({ modules: [news], env: { EARLY_AFTER: "30", CACHE_MEMORY: "0" } });
    await portal.fetch("/news").then((answer) => answer.text());
    news.server.on("/news", () => {});
    const answer = await browse(`${portal.origin}/news`, { "accept-encoding": encoding });
    expect(answer.text).toContain('<main><h1>소식</h1><div class="away"><b>소식</b>');
    expect(answer.text).toContain("</html>");
  },
);

test("a page that turns out to be elsewhere or nothing says so in the frame", async () => {
  const news = await earlyNews();
  const portal = await startPortal({ modules: [news], env: { EARLY_AFTER: "30" } });
  await portal.fetch("/news").then((answer) => answer.text());
  news.server.on(
    "/news",
    slow(120, (_q, r) => void r.writeHead(302, { location: "/elsewhere" }).end()),
  );
  expect((await browse(`${portal.origin}/news`)).text).toContain('<p><a href="/elsewhere">소식</a></p>');
  news.server.on(
    "/news",
    slow(120, (_q, r) => void r.writeHead(404).end()),
  );
  expect((await browse(`${portal.origin}/news`)).text).toContain('<h1 class="shell-error">404 ko</h1>');
});

test("a quick module's page is sent whole, with its entity tag", async () => {
  const portal = await startPortal({ modules: [await earlyNews()] });
  await portal.fetch("/news").then((answer) => answer.text());
  const answer = await portal.fetch("/news");
  expect(answer.headers.get("etag")).not.toBeNull();
});

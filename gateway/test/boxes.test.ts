import { expect, test } from "vitest";
import { fragment, sendFragment, startFakeModule } from "./fake-module.ts";
import { words, type ModuleInput } from "./records.ts";
import { startPortal, type TestModule } from "./start-portal.ts";

const marker = '<madang-slot name="home"></madang-slot>';

async function home(
  html = `<h1>Home</h1>${marker}<footer>end</footer>`,
): Promise<TestModule & { server: Awaited<ReturnType<typeof startFakeModule>> }> {
  const server = await startFakeModule({ "/": fragment(html, { slots: ["home"], title: "Home" }) });
  const manifest: ModuleInput = {
    id: "portal-home",
    pages: { home: { path: "/", title: words("Home"), access: "public", layout: "wide", query: ["q"] } },
  };
  return { manifest, servers: [server], server };
}

async function boxModule(id: string, box: Partial<NonNullable<ModuleInput["boxes"]>[string]> = {}) {
  const server = await startFakeModule({
    "/_boxes/latest": fragment(`<p>${id} latest</p>`, { view: "box" }),
  });
  const manifest: ModuleInput = {
    id,
    deadline: 400,
    boxes: { latest: { slot: "home", title: words(`${id} box`), cache: { fresh: 0 }, ...box } },
  };
  return { manifest, servers: [server], server };
}

test("boxes stand in their slot in declared order, framed by name", async () => {
  const modules = [
    await home(),
    await boxModule("news", { order: 200 }),
    await boxModule("notices", { order: 100 }),
  ];
  const portal = await startPortal({ modules });
  const html = await (await portal.fetch("/")).text();
  expect(html).toContain(
    '<h1>Home</h1><section data-madang-box="notices/latest"><p>notices latest</p></section>' +
      '<section data-madang-box="news/latest"><p>news latest</p></section><footer>end</footer>',
  );
  expect(html).toContain("/_assets/news/build0001/box.css");
  expect(html).toContain('"builds":{"portal-home":"build0001","notices":"build0001","news":"build0001"}');
});

test("a box that fails leaves a notice, and the page and the other boxes go on", async () => {
  const news = await boxModule("news");
  const notices = await boxModule("notices");
  news.server.on("/_boxes/latest", () => {});
  const portal = await startPortal({ modules: [await home(), news, notices] });
  const answer = await portal.fetch("/");
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(html).toContain('<section data-madang-box="news/latest"><div class="away"><b>news box</b>');
  expect(html).toContain("<p>notices latest</p>");
});

test("a box is covered by its last good copy", async () => {
  const news = await boxModule("news");
  const portal = await startPortal({ modules: [await home(), news] });
  await portal.fetch("/");
  await news.server.kill();
  const html = await (await portal.fetch("/")).text();
  expect(html).toMatch(/data-madang-box="news\/latest"><p class="stale">[^<]+<\/p><p>news latest<\/p>/);
});

test("a box with nothing to show leaves nothing", async () => {
  const news = await boxModule("news");
  news.server.on("/_boxes/latest", (_request, response) => void response.writeHead(204).end());
  const notices = await boxModule("notices");
  notices.server.on("/_boxes/latest", fragment("", { view: "box" }));
  const portal = await startPortal({ modules: [await home(), news, notices] });
  expect(await (await portal.fetch("/")).text()).toContain("<h1>Home</h1><footer>end</footer>");
});

test("a box sees of the query what it and the page both declare, and nobody's identity", async () => {
  const news = await boxModule("news", { query: ["q", "secret"] });
  const portal = await startPortal({ modules: [await home(), news] });
  await portal.fetch("/?q=bus&secret=1", { headers: { cookie: "a=b", authorization: "Bearer x" } });
  const [request] = news.server.requests;
  expect(request?.url).toBe("/_boxes/latest?q=bus");
  expect(request?.headers).toMatchObject({ "madang-box": "latest", "madang-language": "ko" });
  expect(
    request?.headers.cookie ?? request?.headers.authorization ?? request?.headers["madang-visitor"],
  ).toBeUndefined();
});

test("boxes of the slot alert stand above every page and leave no notice when they fail", async () => {
  const alarm = await boxModule("alarm", { slot: "alert" });
  const portal = await startPortal({ modules: [await home(), alarm] });
  expect(await (await portal.fetch("/")).text()).toContain(
    '<body class="wide"><section data-madang-box="alarm/latest"><p>alarm latest</p></section><nav>',
  );
  alarm.server.on("/_boxes/latest", (_q, r) => void r.writeHead(500).end());
  expect(await (await portal.fetch("/en")).text()).toContain('<body class="wide"><nav>');
});

test("from the second time on the boxes are asked for beside the page itself, all at once", async () => {
  const page = await home();
  const modules = [await boxModule("a"), await boxModule("b"), await boxModule("c")];
  const portal = await startPortal({ modules: [page, ...modules] });
  await portal.fetch("/").then((answer) => answer.text());
  const asked = modules.map((module) => {
    const arrival = Promise.withResolvers<void>();
    module.server.on("/_boxes/latest", (_request, response) => {
      arrival.resolve();
      // No box answers before every box has been asked for.
      void all.then(() => sendFragment(response, "<p>box</p>", { view: "box" }));
    });
    return arrival.promise;
  });
  const all = Promise.all(asked);
  // Nor does the page.
  page.server.on("/", (_request, response) => {
    void all.then(() => sendFragment(response, `<h1>Home</h1>${marker}`, { slots: ["home"] }));
  });
  const answer = await portal.fetch("/");
  expect(answer.status).toBe(200);
  expect((await answer.text()).match(/<p>box<\/p>/g)).toHaveLength(3);
});

test("markup that only looks like a slot is not one", async () => {
  const page = await home(
    `<pre>&lt;madang-slot name="home"&gt;</pre><madang-slot name="other"></madang-slot>`,
  );
  const portal = await startPortal({ modules: [page, await boxModule("news")] });
  const html = await (await portal.fetch("/")).text();
  expect(html).not.toContain("data-madang-box");
});

test("a box that is one item of its slot's list is an li, and is left out when it fails", async () => {
  const list = `<ul><madang-slot name="home"></madang-slot></ul>`;
  const news = await boxModule("news", { frame: "item" });
  const notices = await boxModule("notices", { frame: "item" });
  notices.server.on("/_boxes/latest", (_q, r) => void r.writeHead(500).end());
  const portal = await startPortal({ modules: [await home(list), news, notices] });
  expect(await (await portal.fetch("/")).text()).toContain(
    '<ul><li data-madang-box="news/latest"><p>news latest</p></li></ul>',
  );
});

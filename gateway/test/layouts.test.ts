import { expect, test } from "vitest";
import { startFakeModule } from "./fake-module.ts";
import { layoutFor, startFakeShell } from "./fake-shell.ts";
import { newsManifest, newsModule } from "./modules.ts";
import { recordOf } from "./records.ts";
import { startPortal } from "./start-portal.ts";

test("the shell killed, pages go on in the last good layout", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  await portal.shell.kill();
  const html = await (await portal.fetch("/news")).text();
  expect(html).toContain("<title>News list | Portal</title>");
  await portal.writeRecord(recordOf(newsManifest, { build: "build0002" }));
  await expect
    .poll(async () => (await portal.fetch("/news")).text(), { timeout: 30_000 })
    .toContain("build0002");
  expect(await (await portal.fetch("/news")).text()).toContain("| Portal</title>");
});

test("a shell that was never there leaves plain pages, complete and in both languages", async () => {
  const shell = await startFakeModule();
  await shell.kill();
  const portal = await startPortal({ modules: [await newsModule()], shell });
  const korean = await (await portal.fetch("/news")).text();
  expect(korean).toContain("<title>News list | 한울도 마당</title>");
  expect(korean).toContain('<a href="/news" aria-current="true">소식</a>');
  expect(korean).toContain("도민콜 000-000-0120");
  expect(korean).toContain('<main id="main" tabindex="-1"><h1>News list</h1></main>');
  const missing = await portal.fetch("/en/missing");
  expect(missing.status).toBe(404);
  expect(await missing.text()).toContain("<h1>Page not found</h1>");
});

test("a shell that comes later is taken up by itself", async () => {
  const shell = await startFakeModule({ "POST /layouts": (_q, r) => void r.writeHead(503).end() });
  const portal = await startPortal({ modules: [await newsModule()], shell });
  expect(await (await portal.fetch("/news")).text()).toContain("한울도 마당</title>");
  const later = await startFakeShell();
  await portal.writeEndpoints({
    shell: [later.origin],
    news: portal.gateway.gateway.table.current.modules
      .get("news")!
      .upstream.origins.map((origin) => origin.url),
  });
  await expect
    .poll(async () => (await portal.fetch("/news")).text(), { timeout: 30_000 })
    .toContain("| Portal</title>");
  await later.kill();
});

test("a layout that cannot be used is refused with the reason and the good ones serve", async () => {
  const shell = await startFakeShell((layout, { kind }) =>
    kind === "wide" ? { ...layout, html: layout.html.replace("⟦main⟧", "") } : layout,
  );
  const portal = await startPortal({ modules: [await newsModule()], shell });
  expect(await (await portal.fetch("/news")).text()).toContain("| Portal</title>");
  const line = portal.logs.find((entry) => entry["msg"] === "layout not taken up");
  expect(JSON.stringify(line)).toContain("⟦main⟧ stands there 0 times");
});

test("rubbish instead of a layout changes nothing", async () => {
  const shell = await startFakeModule();
  const portal = await startPortal({ modules: [await newsModule()], shell });
  for (const body of [
    "",
    "null",
    "{",
    '{"v":1}',
    JSON.stringify({ ...layoutFor({ site: "x", language: "ko", kind: "page", navigation: [] }), v: 2 }),
  ]) {
    shell.on("POST /layouts", (_q, r) => void r.writeHead(200).end(body));
    await portal.gateway.gateway.layouts.refresh(portal.gateway.gateway.table.current);
    expect((await portal.fetch("/news")).status).toBe(200);
  }
});

test("the shell is asked with the navigation of the route table, once for each language and kind", async () => {
  const asked: string[] = [];
  const shell = await startFakeShell((layout, request) => {
    asked.push(`${request.language}/${request.kind}/${request.navigation.map((item) => item.href).join()}`);
    return layout;
  });
  await startPortal({ modules: [await newsModule()], shell });
  expect(new Set(asked)).toEqual(
    new Set([
      "ko/page//news",
      "ko/wide//news",
      "ko/bare//news",
      "en/page//en/news",
      "en/wide//en/news",
      "en/bare//en/news",
    ]),
  );
});

test("as long as nothing is released the gateway waits for its frame without a warning, and serves the one that it has", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  const { layouts, table } = portal.gateway.gateway;
  await layouts.refresh({ ...table.current, modules: new Map() });
  expect(portal.logs.filter(({ level }) => level === "warn")).toEqual([]);
  expect(portal.logs.map(({ msg }) => msg)).toContain("layouts wait for a replica");
  expect(await (await portal.fetch("/news")).text()).toContain("| Portal</title>");
});

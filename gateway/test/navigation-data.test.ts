import { navigationDataSchema } from "@madang/manifest";
import { expect, test } from "vitest";
import { fragment } from "./fake-module.ts";
import { newsModule, petitionsModule } from "./modules.ts";
import { startPortal } from "./start-portal.ts";

test("a page under the data prefix is its markup and what the browser must know", async () => {
  const news = await newsModule();
  news.server.on(
    "/news",
    fragment("<h1>List</h1>", { title: "<News>", breadcrumb: [{ label: "a", href: "/x" }, { label: "b" }] }),
  );
  const portal = await startPortal({ modules: [news] });
  const answer = await portal.fetch("/_data/en/news?page=2&x=1");
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("no-cache");
  expect(answer.headers.get("etag")).toMatch(/^"/);
  const data = navigationDataSchema.parse(await answer.json());
  expect(data).toMatchObject({
    url: "/en/news?page=2",
    status: 200,
    title: "<News>",
    breadcrumb: '<ol><li><a href="/x">a</a></li><li>b</li></ol>',
    main: "<h1>List</h1>",
    current: "news/list",
    alternates: { ko: "/news?page=2", en: "/en/news?page=2" },
    runtime: { shell: "shell0001", layout: "page", builds: { news: "build0001" }, modules: {} },
  });
  expect(data.styles[0]?.href).toBe("/_assets/news/build0001/list.css");
});

test("a redirect of a page's data leads to the data of the new page", async () => {
  const petitions = await petitionsModule();
  petitions.server.on("POST /petitions/new", (request, response) => {
    request.resume();
    response.writeHead(303, { location: "/en/petitions/status" }).end();
  });
  const portal = await startPortal({ modules: [petitions] });
  const answer = await portal.fetch("/_data/en/petitions/new", {
    method: "POST",
    body: new URLSearchParams("a=1"),
  });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/_data/en/petitions/status"]);
});

test("the data of a personal page is kept nowhere", async () => {
  const portal = await startPortal({ modules: [await petitionsModule()] });
  const answer = await portal.fetch("/_data/petitions/new");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(answer.headers.get("etag")).toBeNull();
});

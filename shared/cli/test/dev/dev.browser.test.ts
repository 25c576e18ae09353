import { request } from "node:http";
import { text } from "node:stream/consumers";
import type { IncomingMessage } from "node:http";
import { launchChromium, openWatchedPage } from "@madang/test-kit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeForm, open, startDevPortal, type DevPortal } from "./dev-portal.ts";

let running: DevPortal;
let browser: Awaited<ReturnType<typeof launchChromium>>;
beforeAll(async () => {
  [running, browser] = await Promise.all([startDevPortal(), launchChromium()]);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

const dev = (path: string, init?: RequestInit) => open(running.dev.origin, path, init);
const portal = (path: string, init?: RequestInit) => open(running.portal.origin, path, init);
const boxesOf = (html: string) => [...html.matchAll(/data-madang-box="([^"]+)"/g)].map(([, name]) => name);

describe("a module in development", () => {
  test("stands in the frame of the portal, in its menus, in both languages", async () => {
    for (const [path, title] of [
      ["/reservations", "예약 | 한울도 마당"],
      ["/en/reservations", "Reservations | Hanul Madang"],
    ] as const) {
      const { status, body } = await dev(path);
      expect(status).toBe(200);
      expect(body).toContain(`<title>${title}</title>`);
      expect(body).toMatch(/data-madang-nav="reservations\/list"[^>]*aria-current="true"/);
      expect(body).toContain('data-madang-nav="news/list"');
      expect(body).not.toMatch(/[⟦⟧]/);
    }
  });

  test("has its box among those of the portal's home page, and its page of every box", async () => {
    const { body } = await dev("/");
    expect(boxesOf(body)).toEqual([...boxesOf((await portal("/")).body), "reservations/newest"]);
    const data = JSON.parse((await dev("/_data/")).body) as { main: string; runtime: { builds: object } };
    expect(boxesOf(data.main)).toContain("reservations/newest");
    expect(Object.keys(data.runtime.builds).toSorted()).toEqual(["news", "reservations", "shell"]);
    expect(boxesOf((await dev("/madang-dev/slots/home")).body)).toEqual(["reservations/newest"]);
    expect((await dev("/madang-dev")).body).toContain('href="/reservations/new"');
  });

  test("answers its API, and its form with 422 and 303", async () => {
    expect(JSON.parse((await dev("/api/reservations/entries")).body)).toMatchObject({ total: 4 });
    const opened = await dev("/reservations/new");
    const cookie = opened.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const headers = { cookie, origin: running.dev.origin, "sec-fetch-site": "same-origin" };
    const refused = await dev("/reservations/new", {
      method: "POST",
      headers,
      body: completeForm({ day: "" }),
    });
    expect(refused.status).toBe(422);
    const sent = await dev("/reservations/new", { method: "POST", headers, body: completeForm() });
    expect([sent.status, sent.headers.get("location")]).toEqual([
      303,
      expect.stringMatching(/^\/reservations\/received\//),
    ]);
    expect((await dev(sent.headers.get("location") ?? "", { headers: { cookie } })).body).toContain(
      "Winter market",
    );
  });

  test("leaves everything else to the portal", async () => {
    const strip = (html: string) =>
      html.replaceAll(
        /<script[^>]*_madang-dev[^>]*><\/script>|<li><a href="[^"]*" data-madang-nav="reservations\/list">[^<]*<\/a><\/li>/g,
        "",
      );
    expect(strip((await dev("/news")).body)).toBe((await portal("/news")).body);
    const [sheet = ""] = /\/_assets\/shell\/[^"]+\.css/.exec((await portal("/news")).body) ?? [];
    expect((await dev(sheet)).body).toBe((await portal(sheet)).body);
    expect((await dev("/nothing-here")).status).toBe(404);
  });

  test("is seen by nobody else", async () => {
    for (const path of ["/", "/news", "/en"])
      expect((await portal(path)).body).not.toMatch(/reservations|_madang-dev/);
    for (const path of ["/reservations", "/api/reservations/entries", "/madang-dev", "/_madang-dev/events"])
      expect((await portal(path)).status).toBe(404);
  });
});

test("its form is hydrated by the portal's own runtime", async () => {
  const { page, troubles, close } = await openWatchedPage(browser);
  await page.goto(`${running.dev.origin}/reservations`);
  await page.getByRole("link", { name: "등록 신청하기" }).click();
  await page.getByLabel("내용").pressSequentially("가나다");
  await page.getByText("2,000자 가운데 3자").waitFor({ timeout: 30_000 });
  expect(troubles).toEqual([]);
  await close();
});

/** `Host` is what fetch does not let one choose. */
async function withHost(host: string): Promise<{ status: number | undefined; body: string }> {
  const asked = request(`${running.dev.origin}/reservations`, { headers: { host, accept: "text/html" } });
  const answer = await new Promise<IncomingMessage>((resolve) => asked.on("response", resolve).end());
  return { status: answer.statusCode, body: await text(answer) };
}

describe("hostile requests", () => {
  test.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80"])(
    "of the name %j get nothing",
    async (host) => {
      const { status, body } = await withHost(host);
      expect(status).toBe(421);
      expect(body).not.toContain("예약");
    },
  );

  test.each([
    "/reservations/%00",
    "/_assets/reservations/../../../../etc/passwd",
    "/_assets/reservations/0000000000/x.js",
    "/_data/reservations/zz",
    "//evil.example/",
    "/madang-dev/slots/%2e%2e",
    "/madang-dev/slots/alert",
  ])("%s are answered without harm", async (path) => {
    const { status, body } = await dev(path);
    expect([308, 400, 404]).toContain(status);
    expect(body).not.toMatch(/root:|\bat .*\.js:\d+/);
  });
});

test("it is no proxy for other sites", async () => {
  const { hostname, port } = new URL(running.dev.origin);
  const options = { hostname, port, path: "http://evil.example/", headers: { host: "localhost" } };
  const asked = request(options);
  const answer = await new Promise<IncomingMessage>((resolve) => asked.on("response", resolve).end());
  expect(answer.statusCode).toBe(400);
});

describe("a change", () => {
  const patience = { timeout: 180_000, interval: 200 };

  test("of a view, of the server and of a mistake shows in the open page by itself", async () => {
    const { page, troubles, close } = await openWatchedPage(browser);
    await page.goto(`${running.dev.origin}/reservations`);
    await running.edit("ui/words/list-words.ts", (words) =>
      words.replace('title: "예약"', 'title: "예약하기"'),
    );
    await page.getByRole("heading", { level: 1, name: "예약하기" }).waitFor(patience);
    await running.edit("server/queries/list-entries.ts", (source) =>
      source.replace("const perPage = 10", "const perPage = 2"),
    );
    await page.locator(".m-pages a[href='/reservations?page=2']").first().waitFor(patience);
    expect(await page.locator("ol.m-docs > li").count()).toBe(2);

    await running.edit("server/owner.ts", (source) => `${source}const broken = ;\n`);
    const problem = page.locator("#madang-dev-problem");
    await problem.waitFor(patience);
    expect(await problem.textContent()).toMatch(
      /server\/owner\.ts:\d+:\d+ Unexpected ";"[\s\S]*const broken = ;/,
    );
    expect(running.terminal.join("\n")).toMatch(/server\/owner\.ts:\d+:\d+ Unexpected ";"/);
    expect((await dev("/reservations")).body).toContain("예약하기");

    await running.edit("server/owner.ts", (source) => source.replace("const broken = ;\n", ""));
    await problem.waitFor({ ...patience, state: "detached" });
    expect(troubles).toEqual([]);

    await running.edit("server/main.ts", (source) => `${source}throw new Error("it cannot start");\n`);
    await problem.waitFor(patience);
    expect(await problem.textContent()).toContain("it cannot start");
    await running.edit("server/main.ts", (source) => source.replace(/throw.*\n/, ""));
    await problem.waitFor({ ...patience, state: "detached" });
    await close();
  }, 900_000);
});

test("when it ends, nothing of it goes on", async () => {
  await running.dev.close();
  await expect(open(running.dev.origin, "/")).rejects.toThrow("fetch failed");
  expect((await portal("/news")).status).toBe(200);
});

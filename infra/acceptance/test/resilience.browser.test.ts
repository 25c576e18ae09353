import { freePort } from "@madang/embedded-postgres";
import {
  accessibilityViolations,
  httpVisitor,
  launchChromium,
  openWatchedPage,
  type Portal,
  reflow,
  withoutScripts,
} from "@madang/test-kit";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inEnglish } from "../src/addresses.ts";
import { startPatience, startSamplePortal } from "../src/sample-portal.ts";

let portal: Portal;
let browser: Browser;
let operations: string;

beforeAll(async () => {
  const port = String(await freePort());
  operations = `http://127.0.0.1:${port}`;
  portal = await startSamplePortal({
    modules: ["news", "notices"],
    sample: ["news", "notices"],
    gatewayEnv: { OPERATIONS_PORT: port },
  });
  browser = await launchChromium();
}, startPatience);

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Searches that nobody has made before: each is one request to the module. */
async function search(visitors: number, searches: number, word: string): Promise<number[]> {
  const visitor = httpVisitor(portal.origin);
  const statuses: number[] = [];
  const visit = async (name: number): Promise<void> => {
    for (let turn = 0; turn < searches; turn += 1)
      statuses.push((await visitor.get(`/news?q=${encodeURIComponent(`${word}${name}-${turn}`)}`)).status);
  };
  await Promise.all(Array.from({ length: visitors }, (_, name) => visit(name)));
  return statuses;
}

it("one of two processes of the news is killed while people search, and no search fails", async () => {
  await portal.startReplica("news");
  const searching = search(6, 25, "도로");
  await search(1, 5, "안전");
  await portal.service("news").kill();
  const statuses = await searching;
  expect(new Set([...statuses, ...(await search(4, 10, "주차"))])).toEqual(new Set([200]));
  await portal.restart("news");
});

it("with notices stopped home and news go on, and its list is the copy with its notice", async () => {
  const visitor = httpVisitor(portal.origin);
  for (const path of ["/", "/news", "/notices"]) expect((await visitor.get(path)).status).toBe(200);
  portal.service("notices").pause();
  try {
    await purge("notices");
    const list = await visitor.get("/notices");
    expect(list.status).toBe(200);
    expect(list.text).toMatch(/class="m-stale"/);
    expect(list.headers.get("cache-status")).toContain("stale-if-error");
    for (const path of ["/", "/news", "/en/news"]) {
      const page = await visitor.get(path);
      expect(page.status, path).toBe(200);
      expect(page.text, path).toContain("</html>");
    }
  } finally {
    portal.service("notices").resume();
  }
  await expect
    .poll(async () => (await visitor.get("/notices")).headers.get("cache-status"), { timeout: 30_000 })
    .not.toContain("stale-if-error");
});

it("who is sent away from a module that is left alone reads what still works, on a phone without scripts", async () => {
  await portal.service("notices").kill();
  const visitor = httpVisitor(portal.origin);
  for (let page = 100; page < 140; page += 1) await visitor.get(`/notices?page=${page}`);
  const reader = await openWatchedPage(browser, { viewport: { width: 360, height: 800 } });
  await withoutScripts(reader);
  for (const path of ["/notices?page=99", inEnglish("/notices?page=99")]) {
    const answer = await reader.page.goto(portal.origin + path);
    expect(answer?.status(), path).toBe(503);
    expect(Number(answer?.headers()["retry-after"]), path).toBeGreaterThan(0);
    const main = await reader.page.locator("main").innerText();
    expect(main, path).toMatch(/000-000-\d{4}/);
    expect(await reader.page.locator("main h1").count(), path).toBe(1);
    expect(await reflow(reader), path).toEqual([]);
    expect(await accessibilityViolations(reader.page), path).toEqual([]);
    // The way to everything else is there.
    expect(await reader.page.locator('a[href$="/news"]').count(), path).toBeGreaterThan(0);
  }
  await reader.close();
});

async function purge(module: string): Promise<void> {
  const answer = await fetch(`${operations}/cache/purge`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ module }),
  });
  expect(answer.ok, await answer.text()).toBe(true);
}

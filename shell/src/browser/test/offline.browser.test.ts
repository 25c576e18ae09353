import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, openPage, type WatchedPage } from "./test-browser.ts";
import { buildPortal, startPortal, type BuiltPortal, type TestPortal } from "./test-portal.ts";

let built: BuiltPortal;
let browser: Browser;
let portal: TestPortal;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  [built, browser] = await Promise.all([buildPortal(), launchBrowser()]);
  portal = await startPortal(built);
  watched = await openPage(browser);
  page = watched.page;
  await page.goto(portal.origin);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload({ waitUntil: "networkidle" });
}, 60_000);
afterAll(async () => {
  await watched.close();
  await browser.close();
  await portal.close();
  built.remove();
});

test("only the offline pages are stored, and nothing that was visited", async () => {
  await page.goto(`${portal.origin}/mine`, { waitUntil: "networkidle" });
  await page.goto(`${portal.origin}/list`, { waitUntil: "networkidle" });
  const stored = await page.evaluate(async () => {
    const caches = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)));
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(stored.sort()).toEqual(["/en/offline", "/offline"]);
  expect(watched.complaints).toEqual([]);
});

test("a page that cannot be reached becomes the offline page, styled, in the page's language", async () => {
  portal.breakDown();
  await page.goto(`${portal.origin}/list`);
  await page.getByRole("heading", { name: "인터넷에 연결되어 있지 않습니다" }).waitFor();
  const padding = await page
    .locator(".yard-plain")
    .evaluate((element) => getComputedStyle(element).paddingLeft);
  expect(padding).toBe("11px");
  expect(new URL(page.url()).pathname).toBe("/list");
  await page.goto(`${portal.origin}/en/list`);
  await page.getByRole("heading", { name: "You are offline" }).waitFor();
});

test("a link that cannot be followed leads there too", async () => {
  await page.locator("header summary").click();
  await page.locator("header nav a").click();
  await page.getByRole("heading", { name: "인터넷에 연결되어 있지 않습니다" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/list");
});

import { launchChromium, openWatchedPage, type Portal, type WatchedPage } from "@madang/test-kit";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { startPatience, startSamplePortal } from "../src/sample-portal.ts";

let portal: Portal;
let browser: Browser;
let visitor: WatchedPage;
let documents: string[];

beforeAll(async () => {
  portal = await startSamplePortal();
  browser = await launchChromium();
}, startPatience);

beforeEach(async () => {
  visitor = await openWatchedPage(browser, { viewport: { width: 1280, height: 800 } });
  documents = [];
  visitor.page.on("request", (request) => {
    if (request.isNavigationRequest()) documents.push(new URL(request.url()).pathname);
  });
  await visitor.page.goto(`${portal.origin}/`);
});

afterEach(async () => {
  expect(visitor.troubles).toEqual([]);
  await visitor.close();
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

it("a link shows the page in place: address, title, focus, announcement, current item", async () => {
  const { page } = visitor;
  await page.locator(".m-nav a", { hasText: "고시·공고" }).click();
  await page.waitForURL("**/notices");
  await expect.poll(() => page.title()).toContain("고시·공고");
  expect(documents).toEqual(["/"]);
  expect(await page.locator("h1").textContent()).toContain("고시·공고");
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
  await expect.poll(() => page.locator(".m-nav [aria-current]").textContent()).toContain("고시·공고");
  await expect.poll(() => page.locator('[aria-live="polite"]').first().textContent()).toContain("고시·공고");
});

it("back and forward bring pages and scroll back", async () => {
  const { page } = visitor;
  await page.evaluate(() => window.scrollTo(0, 600));
  await page.locator(".m-nav a", { hasText: "고시·공고" }).evaluate((link) => (link as HTMLElement).click());
  await page.waitForURL("**/notices");
  await expect.poll(() => page.locator("h1").textContent()).toContain("고시·공고");
  await page.goBack();
  await page.waitForURL(`${portal.origin}/`);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(400);
  await page.goForward();
  await expect.poll(() => page.locator("h1").textContent()).toContain("고시·공고");
  expect(documents).toEqual(["/"]);
});

it("a page with a form is a document of its own, so that the browser guards what is typed there", async () => {
  const { page } = visitor;
  await page.locator('main a[href="/petitions/new"]').first().click();
  await page.waitForURL("**/petitions/new");
  await page.locator('input[name="type"][value="inquiry"]').check();
  await page.locator("#next").click();
  await page.waitForURL("**/content");
  await page.locator("main form textarea").first().fill("안녕하세요");
  await expect.poll(() => page.locator("main form").textContent()).toContain("5 / 2,000");
  expect(documents.map((path) => path.replace(/draft\/[^/]+/, "draft/…"))).toEqual([
    "/",
    "/petitions/new",
    "/petitions/new",
    "/petitions/draft/…/content",
  ]);
});

it("a language link is a full navigation to the same page", async () => {
  const { page } = visitor;
  await page.goto(`${portal.origin}/notices`);
  await page.locator('.m-set a[hreflang="en"]').first().click();
  await page.waitForURL("**/en/notices");
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(documents.at(-1)).toBe("/en/notices");
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { accessibilityViolations, launchChromium, openWatchedPage, type WatchedPage } from "@madang/test-kit";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { writeReport } from "../report/write-report.ts";
import type { RunRecord } from "../results/run-record.ts";
import { generatedRecord, shortRecord } from "./generated-record.ts";
import { hostileRecord } from "./hostile-record.ts";

let browser: Browser;
let folder: string;
const opened: WatchedPage[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "madang-report-"));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  const troubles = opened.flatMap((each) => each.troubles);
  await Promise.all(opened.splice(0).map((each) => each.close()));
  expect(troubles).toEqual([]);
});

/** The report in the browser, and every request that was made meanwhile. */
async function open(record: RunRecord, options: BrowserContextOptions = {}) {
  writeReport(record, folder, () => undefined);
  const watched = await openWatchedPage(browser, options);
  opened.push(watched);
  const requests: string[] = [];
  watched.page.on("request", (request) => requests.push(request.url()));
  const address = pathToFileURL(path.join(folder, "report.html")).href;
  await watched.page.goto(address);
  return { watched, page: watched.page, requests, address };
}

test.each(["light", "dark"] as const)(
  "in the %s scheme everybody can read it, and nothing is fetched",
  async (colorScheme) => {
    const { page, requests, address } = await open(shortRecord(), { colorScheme });
    // All of them are alike.
    await page.locator("summary").first().click();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(requests).toEqual([address]);
  },
);

test("the figures of a moment are shown in all charts, and gone with the pointer", async () => {
  const { page } = await open(generatedRecord());
  const latency = page.locator(".chart", { has: page.locator("#latency-title") });
  const p99 = latency.locator("[data-series='2']");
  const total = await p99.textContent();
  await page.locator(".drawing").first().hover();
  await expect.poll(() => p99.textContent()).not.toBe(total);
  expect(await latency.locator(".moment").textContent()).toMatch(/^\d:\d\d$/);
  await page.locator("h1").hover();
  await expect.poll(() => p99.textContent()).toBe(total);
});

test("on the narrowest phone nothing is wider than the screen, without scripts too", async () => {
  const phone = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
  const { page } = await open(generatedRecord(), phone);
  expect(await page.locator(".drawing").count()).toBe(11);
  const widest = await page.locator("body").evaluate(() => document.documentElement.scrollWidth);
  expect(widest).toBe(320);
});

test("it prints on paper", async () => {
  const { page } = await open(generatedRecord());
  await page.emulateMedia({ media: "print" });
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
  expect(await page.locator(".drawing").first().isVisible()).toBe(true);
});

test("hostile words are shown and do nothing", async () => {
  const { page, requests, address } = await open(hostileRecord(), { viewport: { width: 320, height: 640 } });
  expect(await page.locator("img, [onerror], [onload]").count()).toBe(0);
  expect(await page.locator("script").count()).toBe(1);
  expect(requests).toEqual([address]);
  expect(await page.locator("h1").textContent()).toContain("A promise was broken");
  expect(await page.locator("body").evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

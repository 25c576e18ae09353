import { launchChromium, openWatchedPage, type Portal } from "@madang/test-kit";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tabTo } from "../src/browser-petition.ts";
import { startPatience, startSamplePortal } from "../src/sample-portal.ts";

let portal: Portal;
let browser: Browser;

beforeAll(async () => {
  portal = await startSamplePortal();
  browser = await launchChromium();
}, startPatience);

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return `${element?.tagName.toLowerCase() ?? ""}#${element?.id ?? ""} ${element?.textContent?.trim().slice(0, 40) ?? ""}`;
  });

it("the first tab stop skips to the content", async () => {
  const { page, close } = await openWatchedPage(browser);
  await page.goto(`${portal.origin}/notices`);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toContain("본문으로 바로 가기");
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toContain("main#main");
  await close();
});

it("a refused form leads the keyboard from its summary to the first field to mend", async () => {
  const { page, troubles, close } = await openWatchedPage(browser);
  await page.goto(`${portal.origin}/petitions/new?type=inquiry`);
  await tabTo(page, "#next");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/content");
  await tabTo(page, "#next");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".m-errors");
  await expect.poll(() => focused(page)).toContain("#errors");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const fieldset = page.locator("fieldset:focus-within, .m-bad:focus-within").first();
  await expect.poll(() => fieldset.locator(".m-err").count()).toBe(1);
  expect(troubles.filter((trouble) => !trouble.includes("422"))).toEqual([]);
  await close();
});

import { launchChromium, openWatchedPage, type Portal } from "@madang/test-kit";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSamplePortal } from "../src/sample-portal.ts";

let portal: Portal;
let browser: Browser;

beforeAll(async () => {
  portal = await startSamplePortal();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const marker = "하늘초등학교 앞 보행 신호";

/** Chromium reports a script's preload as blocked where scripts are switched off. */
function isPreloadOf(trouble: string, javaScript: boolean): boolean {
  return !javaScript && trouble.endsWith("container.js csp");
}

async function fileAPetition(page: Page): Promise<string> {
  await page.goto(`${portal.origin}/petitions/new`);
  await page.locator('input[name="type"][value="suggestion"]').check();
  await page.locator('[name="title"]').fill(marker);
  await page
    .locator('[name="body"]')
    .fill("아침 8시 30분쯤 신호가 짧아 아이들이 다 건너지 못합니다. 시간을 늘려 주세요.");
  await page.locator('[name="name"]').fill("김하늘한");
  await page.locator('input[name="reply"]').first().check();
  await page.locator('[name="telephone"]').fill("000-1234-5678");
  await page.locator('[name="pin"]').fill("482915");
  await page.locator('[name="pinAgain"]').fill("482915");
  await page.locator('[name="consent"]').check();
  await page.locator("main form .m-btn-main").click();
  await page.waitForURL("**/petitions/receipt/**");
  const receipt = /M\d\d-\d{4}-[\dA-Z-]+/.exec((await page.locator("main").textContent()) ?? "")?.[0];
  return receipt ?? "";
}

describe.each([{ javaScript: true }, { javaScript: false }])(
  "with JavaScript $javaScript",
  ({ javaScript }) => {
    it("a citizen files a petition, gets a receipt number, and follows it with number and password", async () => {
      const visitor = await openWatchedPage(browser, { javaScriptEnabled: javaScript });
      const receipt = await fileAPetition(visitor.page);
      expect(receipt).toMatch(/^M\d\d-/);

      await visitor.page.goto(`${portal.origin}/petitions/find`);
      await visitor.page.locator('main [name="receipt"]').fill(receipt);
      await visitor.page.locator('main [name="pin"]').fill("482915");
      await visitor.page.locator("main form .m-btn-main").click();
      await visitor.page.waitForURL("**/petitions/status/**");
      const status = (await visitor.page.locator("main").textContent()) ?? "";
      expect(status).toContain(receipt);
      expect(status).not.toContain("김하늘한");
      expect(visitor.troubles.filter((trouble) => !isPreloadOf(trouble, javaScript))).toEqual([]);
      await visitor.close();
    });

    it("somebody else sees nothing of it, neither by its address nor with a wrong password", async () => {
      const citizen = await openWatchedPage(browser, { javaScriptEnabled: javaScript });
      const receipt = await fileAPetition(citizen.page);
      const other = await openWatchedPage(browser, { javaScriptEnabled: javaScript });
      for (const page of ["receipt", "status"]) {
        await other.page.goto(`${portal.origin}/petitions/${page}/${receipt}`);
        expect(await other.page.content()).not.toContain(marker);
      }
      await other.page.goto(`${portal.origin}/petitions/find`);
      await other.page.locator('main [name="receipt"]').fill(receipt);
      await other.page.locator('main [name="pin"]').fill("111223");
      await other.page.locator("main form .m-btn-main").click();
      await other.page.waitForSelector('main [role="alert"]');
      expect(await other.page.content()).not.toContain(marker);
      await Promise.all([citizen.close(), other.close()]);
    });
  },
);

it("nothing of a petition is kept by the gateway, nor written into any log", async () => {
  const everything = [portal.gateway, ...portal.services.values()]
    .map((service) => service.output())
    .join("\n");
  expect(everything).not.toContain(marker);
  expect(everything).not.toContain("482915");
  expect(everything).not.toContain("000-1234-5678");
});

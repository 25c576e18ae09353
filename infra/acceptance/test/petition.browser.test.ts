import { accessibilityViolations, launchChromium, type Portal } from "@madang/test-kit";
import type { Browser, Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileByKeyboard, fileInBrowser, photo } from "../src/browser-petition.ts";
import { preloadWithoutScripts, visitPortal } from "../src/browser-visit.ts";
import { password, petitionFields } from "../src/file-petition.ts";
import { startPatience, startSamplePortal } from "../src/sample-portal.ts";

let portal: Portal;
let browser: Browser;

beforeAll(async () => {
  portal = await startSamplePortal({ sample: [] });
  browser = await launchChromium();
}, startPatience);

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const marker = "하늘초등학교앞";

describe.each([{ javaScript: true }, { javaScript: false }])(
  "with JavaScript $javaScript",
  ({ javaScript }) => {
    const visit = () => visitPortal(browser, { origin: portal.origin, javaScriptEnabled: javaScript });

    it("a petition with a file is filed and followed from first to last key by keyboard alone", async () => {
      const { page, troubles, close } = await visit();
      const receipt = await fileByKeyboard(page, portal.origin, marker);
      expect(receipt).toMatch(/^M\d\d-/);
      const status = (await page.locator("main").textContent()) ?? "";
      expect(status).toContain(receipt);
      expect(status).not.toContain(`한${marker}`);
      expect(troubles.filter((trouble) => !preloadWithoutScripts.test(trouble))).toEqual([]);
      await close();
    });

    it("somebody else sees nothing of it, neither by its address nor with a wrong password", async () => {
      const [citizen, other] = [await visit(), await visit()];
      const receipt = await fileInBrowser(citizen.page, portal.origin, marker);
      for (const address of [`receipt/${receipt}`, `status/${receipt}`, `status/${receipt}/withdraw`]) {
        await other.page.goto(`${portal.origin}/petitions/${address}`);
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

    it("a form that finds nobody there is kept by its page: reloading sends it again as it was", async () => {
      const { page, close } = await visit();
      const { content } = petitionFields(marker);
      await page.goto(`${portal.origin}/petitions/new`);
      await page.locator('input[name="type"][value="suggestion"]').check();
      await page.locator("#next").click();
      await page.waitForURL("**/content");
      for (const name of ["title", "body", "place"]) await page.fill(`[name="${name}"]`, content[name] ?? "");
      await portal.service("petitions").kill();
      await Promise.all([page.waitForResponse(isForm), page.locator("#next").click()]);
      await page.waitForSelector("text=적으신 내용이 그대로 다시 보내집니다");
      // What looks for them is a script itself.
      expect(javaScript ? await accessibilityViolations(page) : []).toEqual([]);
      await portal.restart("petitions");
      await expect.poll(async () => (await page.reload())?.status()).toBe(200);
      expect(page.url()).toMatch(/\/files$/);
      await page.goto(page.url().replace(/files$/, "content"));
      for (const name of ["title", "body", "place"])
        expect(await page.inputValue(`[name="${name}"]`)).toBe(content[name]);
      await close();
    });
  },
);

function isForm(answer: Response): boolean {
  return answer.request().method() === "POST" && answer.request().isNavigationRequest();
}

it("nothing of a petition is kept by the gateway, nor written into any log", async () => {
  const everything = [portal.gateway, ...portal.services.values()]
    .map((service) => service.output())
    .join("\n");
  expect(everything.length).toBeGreaterThan(1000);
  for (const secret of [marker, password, "citizen@mail", photo.name])
    expect(everything).not.toContain(secret);
});

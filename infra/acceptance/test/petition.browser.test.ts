import { launchChromium, type Portal } from "@madang/test-kit";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileByKeyboard, fileInBrowser, photo } from "../src/browser-petition.ts";
import { preloadWithoutScripts, visitPortal } from "../src/browser-visit.ts";
import { password } from "../src/file-petition.ts";
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
  },
);

it("nothing of a petition is kept by the gateway, nor written into any log", async () => {
  const everything = [portal.gateway, ...portal.services.values()]
    .map((service) => service.output())
    .join("\n");
  expect(everything.length).toBeGreaterThan(1000);
  for (const secret of [marker, password, "citizen@mail", photo.name])
    expect(everything).not.toContain(secret);
});

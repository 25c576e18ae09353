import { accessibilityViolations, launchChromium, openWatchedPage, type Portal } from "@madang/test-kit";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleModules, startPatience, startSamplePortal } from "../src/sample-portal.ts";

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

/** Chromium itself reports a page that answers 502; everything else is a trouble of ours. */
const ownReport = /Failed to load resource: the server responded with a status of 50\d/;

const ownPage: Record<string, string> = {
  news: "/news?page=2",
  notices: "/notices?page=2",
  petitions: "/petitions/new",
  shell: "/about/site",
};

it.each([...sampleModules, "shell"])(
  "with %s killed, what a citizen sees stays whole and can be used",
  async (module) => {
    const visitor = await openWatchedPage(browser, { viewport: { width: 360, height: 800 } });
    await visitor.page.goto(`${portal.origin}/`);
    await portal.service(module).kill();
    for (const path of ["/", "/news?page=2", "/notices?page=2", "/petitions/new"]) {
      await visitor.page.goto(portal.origin + path);
      expect(await visitor.page.locator("h1, h2").first().isVisible(), `${module} ${path}`).toBe(true);
      expect(await visitor.page.locator("footer .m-tel").isVisible(), `${module} ${path}`).toBe(true);
      expect(await accessibilityViolations(visitor.page), `${module} ${path}`).toEqual([]);
    }
    expect(visitor.troubles.filter((trouble) => !ownReport.test(trouble))).toEqual([]);
    await visitor.close();
    await portal.restart(module);
    await expect.poll(async () => (await fetch(`${portal.origin}${ownPage[module]}`)).status).toBe(200);
  },
);

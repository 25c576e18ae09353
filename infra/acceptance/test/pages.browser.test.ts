import {
  accessibilityViolations,
  launchChromium,
  openWatchedPage,
  withoutScripts,
  type Portal,
} from "@madang/test-kit";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everyAddress, missingPage } from "../src/addresses.ts";
import { startSamplePortal } from "../src/sample-portal.ts";

let portal: Portal;
let browser: Browser;
let addresses: string[];

beforeAll(async () => {
  portal = await startSamplePortal();
  browser = await launchChromium();
  addresses = await everyAddress(portal.origin);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

interface Circumstance {
  readonly name: string;
  readonly width: number;
  readonly javaScript: boolean;
  readonly preferences?: string;
}

const circumstances: Circumstance[] = [
  { name: "a desktop", width: 1280, javaScript: true },
  { name: "a phone without JavaScript", width: 360, javaScript: false },
  {
    name: "a 320 pixel wide screen, the largest text, high contrast",
    width: 320,
    javaScript: true,
    preferences: "larger.high",
  },
  {
    name: "a desktop at 200 % zoom, high contrast, without JavaScript",
    width: 640,
    javaScript: false,
    preferences: "normal.high",
  },
];

describe.each(circumstances)("on $name", ({ width, javaScript, preferences }) => {
  it("every page is whole: no error, no policy violation, no accessibility violation, no sideways scroll", async () => {
    const visitor = await openWatchedPage(browser, {
      viewport: { width, height: 800 },
    });
    if (!javaScript) await withoutScripts(visitor);
    if (preferences !== undefined) await setPreferences(visitor.page, preferences);
    const findings: string[] = [];
    for (const address of addresses) {
      visitor.troubles.length = 0;
      const answer = await visitor.page.goto(portal.origin + address, { waitUntil: "load" });
      const expected = address.endsWith(missingPage) ? 404 : 200;
      if (answer?.status() !== expected) findings.push(`${address}: status ${answer?.status()}`);
      const troubles =
        expected === 404 ? visitor.troubles.filter((trouble) => !trouble.includes("404")) : visitor.troubles;
      findings.push(...troubles.map((trouble) => `${address}: ${trouble}`));
      findings.push(
        ...(await accessibilityViolations(visitor.page)).map((violation) => `${address}: ${violation}`),
      );
      const sideways = await visitor.page
        .locator("html")
        .evaluate((html) => html.scrollWidth - html.clientWidth);
      if (sideways > 0) findings.push(`${address}: scrolls sideways by ${sideways} pixels`);
    }
    await visitor.close();
    expect(findings).toEqual([]);
  });
});

type VisitorPage = Awaited<ReturnType<typeof openWatchedPage>>["page"];

async function setPreferences(page: VisitorPage, preferences: string): Promise<void> {
  const [text, contrast] = preferences.split(".");
  const sent = await page.context().request.post(`${portal.origin}/preferences`, {
    form: { text: text ?? "", contrast: contrast ?? "", return: "/" },
    headers: { origin: portal.origin },
  });
  expect(sent.ok()).toBe(true);
}

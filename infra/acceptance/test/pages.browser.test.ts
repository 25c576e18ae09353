import {
  accessibility,
  type Examination,
  focusRings,
  launchChromium,
  type Portal,
  print,
  reflow,
  structure,
  type WatchedPage,
} from "@madang/test-kit";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inEnglish, missingPage } from "../src/addresses.ts";
import { preloadWithoutScripts, visitPortal } from "../src/browser-visit.ts";
import { samplePages, type Samples } from "../src/page-samples.ts";
import { startPatience, startSamplePortal } from "../src/sample-portal.ts";

let portal: Portal;
let browser: Browser;
let samples: Samples;

beforeAll(async () => {
  portal = await startSamplePortal();
  browser = await launchChromium();
  samples = await samplePages(portal);
}, startPatience);

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

it("every page of every manifest has an address to look at", () => {
  expect(samples.missing).toEqual([]);
  expect(samples.pages.length).toBeGreaterThan(35);
});

interface Circumstance {
  readonly name: string;
  readonly browser: BrowserContextOptions;
  readonly preferences?: { readonly text: string; readonly contrast: string };
  readonly languages: readonly ("ko" | "en")[];
  readonly examinations: readonly Examination[];
}

const circumstances: Circumstance[] = [
  {
    name: "a desktop",
    browser: { viewport: { width: 1280, height: 800 } },
    languages: ["ko", "en"],
    examinations: [structure, accessibility, focusRings, print],
  },
  {
    name: "a 320 pixel wide screen, the largest text, high contrast",
    browser: { viewport: { width: 320, height: 800 } },
    preferences: { text: "larger", contrast: "high" },
    languages: ["ko"],
    examinations: [reflow, accessibility],
  },
  {
    name: "the same in English",
    browser: { viewport: { width: 320, height: 800 } },
    preferences: { text: "larger", contrast: "high" },
    languages: ["en"],
    examinations: [reflow],
  },
  {
    name: "a phone without JavaScript",
    browser: { viewport: { width: 360, height: 800 }, javaScriptEnabled: false },
    languages: ["ko", "en"],
    examinations: [structure, reflow],
  },
  {
    name: "a desktop at 200 % zoom",
    browser: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
    languages: ["ko"],
    examinations: [reflow],
  },
];

describe.each(circumstances)("on $name", (circumstance) => {
  it("every page is whole", { timeout: 400_000 }, async () => {
    const { origin } = portal;
    const visitor = await visitPortal(browser, { origin, as: samples.visitor, ...circumstance.browser });
    if (circumstance.preferences !== undefined) await setPreferences(visitor, circumstance.preferences);
    const findings: string[] = [];
    for (const address of addressesIn(circumstance.languages))
      for (const finding of await findingsAt(visitor, address, circumstance.examinations))
        findings.push(`${address}: ${finding}`);
    await visitor.close();
    expect(findings).toEqual([]);
  });
});

function addressesIn(languages: readonly string[]): string[] {
  const paths = [...new Set(samples.pages.map(({ address }) => address)), missingPage];
  return paths.flatMap((path) => languages.map((language) => (language === "en" ? inEnglish(path) : path)));
}

async function findingsAt(
  visitor: WatchedPage,
  address: string,
  examinations: readonly Examination[],
): Promise<string[]> {
  visitor.troubles.length = 0;
  const answer = await visitor.page.goto(portal.origin + address, { waitUntil: "load" });
  const expected = address.endsWith(missingPage) ? 404 : 200;
  const findings = answer?.status() === expected ? [] : [`status ${answer?.status()}`];
  for (const examine of examinations) findings.push(...(await examine(visitor)));
  const own = expected === 404 ? /status of 404/ : preloadWithoutScripts;
  return [...findings, ...visitor.troubles.filter((trouble) => !own.test(trouble))];
}

async function setPreferences(
  { page }: WatchedPage,
  { text, contrast }: { text: string; contrast: string },
): Promise<void> {
  const sent = await page.context().request.post(`${portal.origin}/preferences`, {
    form: { text, contrast, return: "/" },
    headers: { origin: portal.origin },
  });
  expect(sent.ok()).toBe(true);
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "@madang/test-kit";
import { galleryPage } from "./gallery-page.tsx";
import { serveSite, type SiteServer } from "./serve.ts";
import { bundledStyles } from "./stylesheet.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const looks = [
  { language: "ko" },
  { language: "en" },
  { language: "ko", contrast: "high" },
  { language: "en", contrast: "high" },
] as const;

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  const sheets = [
    await bundledStyles("src/styles/base-sheet.css"),
    await bundledStyles("src/gallery/gallery.tsx"),
  ];
  const pages = Object.fromEntries(looks.map((look) => [pathOf(look), galleryPage(look)]));
  pages["/largest"] = galleryPage({ language: "ko", text: "larger" });
  pages["/largest-en"] = galleryPage({ language: "en", text: "larger" });
  site = await serveSite({ pages, styles: sheets.join("\n").replaceAll("../fonts/files/", "/") });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe.each(looks)("the gallery, %o", (look) => {
  it.each([320, 1280])("has no accessibility violation and no sideways scroll at %d px", async (width) => {
    const page = await opened(pathOf(look), width);
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toEqual([]);
    await page.close();
  });
});

it.each(["/largest", "/largest-en"])("the gallery with the largest text (%s) fits 320 px", async (path) => {
  const page = await opened(path, 320);
  expect(await overflowOf(page)).toEqual([]);
  await page.close();
});

it("every target is 24 px high and wide or more (WCAG 2.2, 2.5.8)", async () => {
  const page = await opened("/ko", 360);
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        "button, .m-btn, .m-chip, .m-more, .m-choice, input:not([type=hidden])",
      ),
    ]
      .filter((element) => !element.closest(".m-sr"))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ element }) => element.outerHTML.slice(0, 80)),
  );
  expect(small).toEqual([]);
  await page.close();
});

async function opened(path: string, width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true });
  await page.goto(site.origin + path);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** What is wider than the window, if anything makes the page scroll sideways. */
function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("main *")]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 100));
  });
}

async function violationsOf(page: Page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>("axe.run()");
  return violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  }));
}

function pathOf({ language, contrast }: { language: string; contrast?: string }): string {
  return `/${language}${contrast ?? ""}`;
}

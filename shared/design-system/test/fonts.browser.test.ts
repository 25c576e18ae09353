import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "@madang/test-kit";
import { serveSite, type SiteServer } from "./serve.ts";
import { bundledStyles } from "./stylesheet.ts";

const pages = {
  "/core": page("민원과 공고, 도정 소식을 한 마당에서 찾으세요. 2026-10-07"),
  "/second": page("갤러리에 걸린 쾌청한 하늘 그림"),
  "/rare": page("뷁"),
};

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  browser = await launchChromium();
  const styles = (await bundledStyles("src/styles/base-sheet.css")).replaceAll("../fonts/files/", "/");
  site = await serveSite({ pages, styles });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe("the font of the portal", () => {
  it("needs one file for a page in everyday official Korean", async () => {
    expect(await fontsOf("/core")).toEqual(["madang-text-core.preload.woff2"]);
  });

  it("fetches the next file only where the core lacks a syllable", async () => {
    expect(await fontsOf("/second")).toEqual(["madang-text-core.preload.woff2", "madang-text-second.woff2"]);
  });

  it("leaves a syllable outside KS X 1001 to the system's font", async () => {
    await fontsOf("/rare");
    const { width, text } = await drawnWidth("/rare");
    expect(text).toBe("뷁");
    expect(width).toBeGreaterThan(5);
  });

  it("sets dates in tabular figures", async () => {
    const tab = await browser.newPage();
    await tab.goto(`${site.origin}/core`);
    const widths = await tab.evaluate(async () => {
      await document.fonts.ready;
      return ["1111-11-11", "2088-08-08"].map((text) => {
        const time = document.createElement("time");
        time.textContent = text;
        document.body.append(time);
        return time.getBoundingClientRect().width;
      });
    });
    expect(widths[0]).toBeCloseTo(widths[1] ?? 0, 2);
  });

  it("has a fallback as wide as itself, so that little moves when it arrives", async () => {
    const tab = await browser.newPage();
    await tab.goto(`${site.origin}/core`);
    const [own = 0, fallback = 0] = await tab.evaluate(async (sentence) => {
      const context = document.createElement("canvas").getContext("2d");
      const widths = ["Madang Text", "Madang Text Fallback"].map(async (family) => {
        const font = `17px "${family}"`;
        await document.fonts.load(font, sentence);
        if (!context) return 0;
        context.font = font;
        return context.measureText(sentence).width;
      });
      return [await widths[0], await widths[1]];
    }, "민원과 공고, 도정 소식을 한 마당에서 찾으세요. 2026-10-07 접수");
    expect(Math.abs(own / fallback - 1)).toBeLessThan(0.02);
  });
});

async function fontsOf(path: string): Promise<string[]> {
  site.fonts.length = 0;
  const tab = await (await browser.newContext()).newPage();
  await tab.goto(site.origin + path, { waitUntil: "networkidle" });
  await tab.evaluate(() => document.fonts.ready);
  await tab.close();
  return [...site.fonts];
}

async function drawnWidth(path: string) {
  const tab = await browser.newPage();
  await tab.goto(site.origin + path);
  return tab.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector("p") as Node);
    return { width: range.getBoundingClientRect().width, text: range.toString() };
  });
}

function page(words: string): string {
  return `<!doctype html><html lang="ko"><title>글꼴</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/styles.css"><p>${words}</p></html>`;
}

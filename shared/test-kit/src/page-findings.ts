import { accessibilityViolations } from "./accessibility.ts";
import type { WatchedPage } from "./chromium.ts";

/** What is wrong with the page that is shown, one line each; nothing where it is whole. */
export type Examination = (visitor: WatchedPage) => Promise<string[]>;

/** One heading, a title, the language, a way past the navigation, and something to read. */
export const structure: Examination = ({ page }) =>
  page.evaluate(() => {
    const html = document.documentElement;
    const found: string[] = [];
    const text = (selector: string) => document.querySelector(selector)?.textContent?.trim() ?? "";
    const headings = document.querySelectorAll("h1");
    if (headings.length !== 1) found.push(`${headings.length} headings of the first level`);
    if (text("main h1") === "") found.push("no heading in main");
    if (text("main").length < 30) found.push(`nothing to read in main: ${text("main")}`);
    if (document.title.trim() === "") found.push("no title");
    const language = location.pathname.startsWith("/en") ? "en" : "ko";
    if (html.lang !== language) found.push(`lang is ${html.lang}`);
    const skip = document.querySelector<HTMLAnchorElement>("body a");
    const target = skip?.getAttribute("href")?.startsWith("#") === true ? skip.hash.slice(1) : "";
    if (!document.getElementById(target)?.closest("main")) found.push("the first link does not lead to main");
    return found;
  });

/** WCAG 1.4.10: nothing scrolls sideways, and no control of the page leaves the screen. */
export const reflow: Examination = ({ page }) =>
  page.locator("html").evaluate((html) => {
    const sideways = html.scrollWidth - html.clientWidth;
    const found = sideways > 0 ? [`scrolls sideways by ${sideways} pixels`] : [];
    for (const control of document.querySelectorAll("main :is(a, button, input, select, textarea, h1)")) {
      const { right, left, width } = control.getBoundingClientRect();
      const inTable = control.closest("[tabindex], .m-scroll, table") !== null;
      if (width > 1 && !inTable && (right > html.clientWidth + 1 || left < -1))
        found.push(`out of sight: ${control.outerHTML.slice(0, 100)}`);
    }
    return found;
  });

export const accessibility: Examination = ({ page }) => accessibilityViolations(page);

/** A sheet of paper has no use for menus, searches and settings. */
export const print: Examination = async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  const found = await page.locator("html").evaluate(() => {
    const useless = document.querySelectorAll("header nav, [role=search], .m-nav, .m-set, .m-skip");
    const shown = [...useless].filter((part) => part.checkVisibility({ visibilityProperty: true }));
    const heading = document.querySelector("main h1");
    return [
      ...shown.map((part) => `printed: ${part.outerHTML.slice(0, 80)}`),
      ...(heading?.checkVisibility() === true ? [] : ["the heading is not printed"]),
    ];
  });
  await page.emulateMedia({ media: null });
  return found;
};

/** WCAG 2.4.7 and 2.4.11: every stop of the Tab key has a size, is on the screen, and has a ring. */
export const focusRings: Examination = async ({ page }) => {
  // From here on the browser takes focus for the keyboard's.
  await page.keyboard.press("Tab");
  return page.evaluate(() => {
    const stops = ":is(a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0'])";
    const isSeen = (element: Element): boolean => {
      element.scrollIntoView({ block: "nearest" });
      const box = element.getBoundingClientRect();
      const around = [element, element.closest("label"), element.closest(".m-search"), element.parentElement];
      const rings = around.flatMap((part) =>
        part === null ? [] : [getComputedStyle(part), getComputedStyle(part, "::after")],
      );
      const isOnScreen = box.bottom > 0 && box.top < innerHeight;
      return box.width > 0 && isOnScreen && rings.some(({ outlineStyle }) => outlineStyle !== "none");
    };
    const unseen: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(stops)) {
      element.focus();
      if (document.activeElement === element && !isSeen(element))
        unseen.push(`focus cannot be seen: ${element.outerHTML.slice(0, 120)}`);
    }
    return unseen;
  });
};

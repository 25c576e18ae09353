import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, openPage, type WatchedPage } from "./test-browser.ts";
import { buildPortal, startPortal, type BuiltPortal, type TestPortal } from "./test-portal.ts";

/** What a test sees: a portal of its own and a fresh page in a browser that the file shares. */
export class VisitedPortal {
  built!: BuiltPortal;
  browser!: Browser;
  portal!: TestPortal;
  watched!: WatchedPage;

  get page(): Page {
    return this.watched.page;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.portal.origin + path, { waitUntil: "networkidle" });
    await this.page.evaluate(() => document.documentElement.setAttribute("data-test-mark", "1"));
  }

  /** A full navigation loses the mark. */
  isSameDocument(): Promise<boolean> {
    return this.page.evaluate(() => document.documentElement.hasAttribute("data-test-mark"));
  }

  follow(href: string): Promise<void> {
    return this.page.locator(`main a[href="${href}"]`).click();
  }

  heading(name: string): Promise<void> {
    return this.page.getByRole("heading", { name }).waitFor();
  }

  scrollPosition(): Promise<number> {
    return this.page.evaluate(() => Math.round(scrollY));
  }

  asked(path: string): number {
    return this.portal.requests.filter((request) => request === path).length;
  }
}

/** Builds once for the file; opens and closes portal and page around every test. */
export function visitPortal(): VisitedPortal {
  const visited = new VisitedPortal();
  beforeAll(async () => {
    [visited.built, visited.browser] = await Promise.all([buildPortal(), launchBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await visited.browser.close();
    visited.built.remove();
  });
  beforeEach(async () => {
    visited.portal = await startPortal(visited.built);
    visited.watched = await openPage(visited.browser);
  });
  afterEach(async () => {
    await visited.watched.close();
    await visited.portal.close();
  });
  return visited;
}

import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { testKitErrors } from "./errors.ts";

/** The headless shell first: it draws the same pages for less than half of the processor time, having no windows to keep. */
const places = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Debian's Chromium without windows, any other, or the one that `CHROMIUM_PATH` names. Throws TESTKIT_PROGRAM_MISSING. */
export function chromiumPath(): string {
  const named = process.env["CHROMIUM_PATH"];
  const found = [...(named === undefined ? [] : [named]), ...places].find((path) => existsSync(path));
  if (found === undefined)
    throw testKitErrors.create("PROGRAM_MISSING", { program: "Chromium", package: "chromium" });
  return found;
}

/** Headless, without the browser's own background traffic. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      // Glyphs as wide as on screens of today: the headless shell rounds them to whole pixels otherwise.
      "--font-render-hinting=none",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A page that remembers everything a healthy page does not do. */
export interface WatchedPage {
  readonly page: Page;
  /** Console errors and warnings, uncaught exceptions, policy violations, failed requests to this origin. */
  readonly troubles: string[];
  readonly close: () => Promise<void>;
}

export async function openWatchedPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: "ko-KR", timezoneId: "Asia/Seoul", ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !message.text().includes(blocked))
      troubles.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "failed";
    if (!reason.startsWith(overtaken) && !reason.startsWith(blocked))
      troubles.push(`request: ${request.url()} ${reason}`);
  });
  return { page, troubles, close: () => context.close() };
}

/** Does what leads to another document, and waits until that is there: a press alone waits for nothing. */
export async function newDocument(page: Page, lead: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent("load"), lead()]);
}

/** A navigation that overtakes a request, and scripts that a test keeps away, are no trouble. */
const overtaken = "net::ERR_ABORTED";
const blocked = "net::ERR_BLOCKED_BY_CLIENT";

/** The page as a browser shows it whose scripts never arrive. */
export async function withoutScripts({ page }: WatchedPage): Promise<void> {
  await page.route(/\.js$/, (route) => route.abort("blockedbyclient"));
}

import { type HttpVisitor, openWatchedPage, type WatchedPage } from "@madang/test-kit";
import type { Browser, BrowserContextOptions } from "playwright-core";

export interface BrowserVisitOptions extends BrowserContextOptions {
  readonly origin: string;
  /** Whose cookies the browser has; a stranger's where absent. */
  readonly as?: HttpVisitor;
}

/** A watched page that also reports requests to any other site. */
export async function visitPortal(
  browser: Browser,
  { origin, as, ...options }: BrowserVisitOptions,
): Promise<WatchedPage> {
  const visitor = await openWatchedPage(browser, options);
  const cookies = [...(as?.cookies ?? [])].map(([name, value]) => ({
    name,
    value,
    domain: new URL(origin).hostname,
    path: "/",
    secure: name.startsWith("__Host-"),
    httpOnly: true,
  }));
  await visitor.page.context().addCookies(cookies);
  visitor.page.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== "data:" && asked !== origin)
      visitor.troubles.push(`asks another site: ${request.url()}`);
  });
  return visitor;
}

/** Chromium reports a script's preload as blocked where scripts are switched off. */
export const preloadWithoutScripts = /container\.js csp$/;

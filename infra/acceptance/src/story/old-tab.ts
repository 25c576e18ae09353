import { readFileSync } from "node:fs";
import { openWatchedPage, type WatchedPage } from "@madang/test-kit";
import type { Browser, Page } from "playwright-core";

/** A tab that was opened before a release. */
export interface OldTab extends WatchedPage {
  /** Paths of documents that it asked for. */
  readonly documents: readonly string[];
}

/** A document that came before a release, as a browser's or a company's cache keeps it, and is shown only after it. */
export interface OldDocument extends OldTab {
  show(): Promise<void>;
  /** Paths of the module's scripts, with the status of each. */
  readonly scripts: ReadonlyMap<string, number>;
}

export async function openOldTab(browser: Browser, address: string): Promise<OldTab> {
  const watched = await openWatchedPage(browser);
  const documents = documentsOf(watched.page);
  await watched.page.goto(address);
  return { ...watched, documents };
}

export async function keepOldDocument(
  browser: Browser,
  { address, module }: { address: string; module: string },
): Promise<OldDocument> {
  const watched = await openWatchedPage(browser);
  const { page } = watched;
  const kept = await page.context().request.get(address, { headers: { accept: "text/html" } });
  const body = await kept.body();
  const scripts = new Map<string, number>();
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith(`/_assets/${module}/`) && pathname.endsWith(".js"))
      scripts.set(pathname, response.status());
  });
  return {
    ...watched,
    scripts,
    documents: documentsOf(page),
    async show() {
      const { "content-encoding": _coding, "content-length": _length, ...headers } = kept.headers();
      await page.route(address, (route) => route.fulfill({ status: kept.status(), headers, body }), {
        times: 1,
      });
      await page.goto(address);
    },
  };
}

function documentsOf(page: Page): string[] {
  const documents: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) documents.push(new URL(request.url()).pathname);
  });
  return documents;
}

/** Ids of the processes that the supervisor of this state folder runs. */
export function runningProcesses(state: string): number[] {
  const notes = JSON.parse(readFileSync(`${state}/processes.json`, "utf8")) as { pid: number }[];
  return notes.map(({ pid }) => pid).filter(isAlive);
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

import {
  accessibility,
  openWatchedPage,
  structure,
  type HttpVisitor,
  type WatchedPage,
} from "@madang/test-kit";
import type { Finding } from "../finding.ts";
import { hydrationFindings } from "./hydration.ts";
import type { PageAddress } from "./page-address.ts";
import { noFindings, together, type PageFindings } from "./page-findings.ts";
import { policyFindings, watchPolicy, withoutPolicyTroubles } from "./policy-violations.ts";

type Browser = Parameters<typeof openWatchedPage>[0];

export interface VisitPlace {
  readonly browser: Browser;
  readonly origin: string;
  /** Whose cookies the browser has: personal samples are this visitor's. */
  readonly visitor: HttpVisitor;
  readonly module: string;
}

export interface ScriptedVisits {
  readonly findings: PageFindings;
  /** Addresses of scripts and stylesheets by the page that loaded them. */
  readonly loaded: ReadonlyMap<string, readonly string[]>;
}

/** Every page in both languages, in a desktop's window. */
export async function scriptedFindings(
  place: VisitPlace,
  pages: readonly PageAddress[],
): Promise<ScriptedVisits> {
  const window = await openAs(place, { viewport: { width: 1280, height: 800 } });
  const loaded = new Map<string, readonly string[]>();
  const found: PageFindings[] = [];
  await watchPolicy(window.page);
  for (const { address } of inBothLanguages(pages)) {
    found.push(await examine(place, window, address));
    loaded.set(address, await loadedFiles(window));
  }
  await window.close();
  return { findings: together(found), loaded };
}

async function examine(place: VisitPlace, window: WatchedPage, address: string): Promise<PageFindings> {
  window.troubles.length = 0;
  const answer = await window.page.goto(place.origin + address, { waitUntil: "load" });
  const status = answer?.status() ?? 0;
  if (status !== 200) return { ...noFindings, pages: [wrongStatus(address, status)] };
  const hydration = await hydrationFindings({ page: window.page, module: place.module, address });
  const barriers = [...(await accessibility(window)), ...(await structure(window))];
  return {
    ...noFindings,
    accessibility: barriers.map((text) => ({
      file: address,
      text,
      remedy: "Mend the view; the components of the design system keep these rules by themselves.",
    })),
    csp: await policyFindings(window, address),
    hydration: [
      ...hydration,
      ...withoutPolicyTroubles(window.troubles).map((text) => trouble(address, text)),
    ],
  };
}

function wrongStatus(address: string, status: number): Finding {
  return {
    file: address,
    text: `The page answers with the status ${status}`,
    remedy: "See what the module logs: npx madang dev shows it.",
  };
}

/** React says a mismatch as an error that nobody has caught. */
function trouble(address: string, text: string): Finding {
  return {
    file: address,
    text: `The browser complains: ${text.split("\n")[0]?.slice(0, 300) ?? ""}`,
    remedy:
      "A view must render the same in the server and in the browser: no time, no random value, no window while it renders.",
  };
}

async function loadedFiles({ page }: WatchedPage): Promise<string[]> {
  const addresses = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name.split("?")[0] ?? ""),
  );
  return [...new Set(addresses)].filter(
    (name) => /\.(js|css)$/.test(name) && !name.includes("/service-worker"),
  );
}

/** A browser with the cookies of the visitor who has been there by HTTP. */
export async function openAs(
  { browser, origin, visitor }: VisitPlace,
  options: Parameters<typeof openWatchedPage>[1],
): Promise<WatchedPage> {
  const window = await openWatchedPage(browser, options);
  const cookies = [...visitor.cookies].map(([name, value]) => ({
    name,
    value,
    domain: new URL(origin).hostname,
    path: "/",
    secure: name.startsWith("__Host-"),
    httpOnly: true,
  }));
  await window.page.context().addCookies(cookies);
  return window;
}

function inBothLanguages(pages: readonly PageAddress[]): PageAddress[] {
  return pages.flatMap((page) => [
    page,
    { ...page, address: page.address === "/" ? "/en" : `/en${page.address}` },
  ]);
}

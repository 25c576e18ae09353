import { sleep } from "k6";
import { browser, type Page } from "k6/browser";
import exec from "k6/execution";
import http from "k6/http";
import type { Options } from "k6/options";
import { readVitals, watchVitals } from "./in-page.ts";
import type { BrowserSettings, MeasuredVital, VisitedPage } from "./visited-page.ts";

/** Seconds between two visits. */
const pause = 1;
/** Milliseconds after which a page has shown what it was going to. */
const settled = 300;

/** What the bundle exports: one visitor after the other in Chromium, on a telephone, until the load is over. */
export function browserVisits(settings: BrowserSettings): { options: Options; visit: () => Promise<void> } {
  const { collector, pages } = settings;
  const tell = (kind: string, record: object) => {
    const answer = http.post(`${collector}/${kind}`, JSON.stringify(record));
    if (answer.status !== 204) exec.test.abort(`the runner did not take ${kind} (${answer.status})`);
  };
  return {
    options: {
      scenarios: {
        browser: {
          executor: "constant-vus",
          vus: 1,
          duration: `${settings.seconds}s`,
          gracefulStop: "15s",
          exec: "visit",
          options: { browser: { type: "chromium" } },
        },
      },
    },
    async visit() {
      const visited = pages[exec.scenario.iterationInTest % pages.length];
      if (visited === undefined) return;
      try {
        for (const vital of await visit(settings, visited)) tell("vitals", vital);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        tell("endings", {
          module: "browser",
          journey: visited.name,
          reason: firstLine(reason),
          broken: false,
        });
      }
      sleep(pause);
    },
  };
}

async function visit(settings: BrowserSettings, visited: VisitedPage): Promise<MeasuredVital[]> {
  const { width, height, userAgent, cpu, network } = settings.device;
  const context = await browser.newContext({
    viewport: { width, height },
    userAgent,
    hasTouch: true,
    isMobile: true,
  });
  try {
    const page = await context.newPage();
    await page.throttleNetwork(network);
    await page.throttleCPU({ rate: cpu });
    const path = pathOf(visited, settings.origin);
    const time = Date.now();
    const answer = await page.goto(settings.origin + path, { waitUntil: "load" });
    if (answer?.status() !== 200) throw new TypeError(`it was answered ${answer?.status() ?? "not at all"}`);
    await page.evaluate(watchVitals);
    await interact(page);
    const values = (await page.evaluate(readVitals)) as Record<MeasuredVital["name"], number>;
    return Object.entries(values).map(([name, value]) => ({
      time,
      page: visited.name,
      name: name as MeasuredVital["name"],
      value,
    }));
  } finally {
    await context.close();
  }
}

/** A link is looked up without the browser, so that the visit begins with nothing stored. */
function pathOf({ path, link }: VisitedPage, origin: string): string {
  if (link === undefined) return path;
  const wanted = new RegExp(`href="(${link})"`);
  const found = wanted.exec((http.get(origin + path).body as string | null) ?? "")?.[1];
  if (found === undefined) throw new TypeError(`${path} leads to no such page`);
  return found;
}

/** What fingers do on any page: they touch it, and set the cursor where something can be typed. */
async function interact(page: Page): Promise<void> {
  await page.waitForTimeout(settled);
  for (const selector of ["h1", "main input:not([type=hidden]), main textarea, input[type=search]"]) {
    const [found] = await page.$$(selector);
    if (found === undefined || !(await found.isVisible())) continue;
    await found.click({ timeout: 5000 });
    await page.waitForTimeout(settled);
  }
}

function firstLine(text: string): string {
  return text.split("\n")[0]?.slice(0, 200) ?? "";
}

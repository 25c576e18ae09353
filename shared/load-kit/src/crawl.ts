import type { Browser } from "./browser.ts";
import { isPageAddress } from "./page-address.ts";
import { startTags } from "./start-tags.ts";

const pagesPerVisit = 12;
const tags = { module: "robots", journey: "crawl" };

/** A robot that names itself goes from the home page from link to link, without reading. It may be refused where people wait. */
export function crawl(browser: Browser): void {
  const seen = new Set(["/"]);
  const queue = ["/"];
  for (let pages = 0; pages < pagesPerVisit && queue.length > 0; pages++) {
    const [path = "/"] = queue.splice(Math.floor(Math.random() * queue.length), 1);
    const answer = browser.ask({
      method: "GET",
      path,
      expect: [200, 301, 302, 303, 307, 308, 404, 429, 503],
      tags,
    });
    for (const link of linksIn(answer.body ?? ""))
      if (isPageAddress(link) && !seen.has(link)) {
        seen.add(link);
        queue.push(link);
      }
  }
}

function linksIn(html: string): string[] {
  return startTags(html, "a").flatMap((tag) => tag.attribute("href")?.replace(/#.*/, "") ?? []);
}

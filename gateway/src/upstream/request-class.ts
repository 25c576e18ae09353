import type { IncomingHttpHeaders } from "node:http";
import type { Criticality } from "@madang/manifest";
import { isPrefetch } from "../answer/prefetch.ts";

/**
 * Robots that name themselves so, as the large search engines, the previewers of links and the usual programs for fetching many
 * pages do (Googlebot, bingbot, Yeti, Daumoa, GPTBot, …spider, …crawler). A short list on purpose: whoever hides is counted by the rate
 * limits instead, and no browser's name may match. A browser without a window is run by a program: whoever measures what citizens get
 * gives it the name of one with a window.
 */
const robot =
  /(?<!cu)bot\b|crawl|spider|slurp|yeti\/|daumoa|facebookexternalhit|kakaotalk-scrap|curl\/|wget\/|python-requests|scrapy|headlesschrome/i;

/**
 * The class of a request by harm to citizens if it is lost: what the manifest says of the route, except that guesses of browsers
 * and robots are `background` whatever it says. What changes something is never a guess.
 */
export function classOf(options: {
  readonly criticality: Criticality;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}): Criticality {
  const { criticality, method, headers } = options;
  if (method !== "GET" && method !== "HEAD") return criticality;
  return isPrefetch(headers) || isRobot(headers["user-agent"]) ? "background" : criticality;
}

export function isRobot(agent: string | undefined): boolean {
  return agent !== undefined && robot.test(agent);
}

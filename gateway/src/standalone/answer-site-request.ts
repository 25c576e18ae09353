import type { IncomingMessage, ServerResponse } from "node:http";
import type { MadangError } from "@madang/errors";
import type { CacheAnswer } from "../cache/engine/http-cache.ts";
import { gatewayErrors } from "../errors.ts";
import { failRequest, knownError } from "./fail-request.ts";
import { passThrough } from "./pass-through.ts";
import { recordRequest } from "./record-request.ts";
import { passesThrough, refuseRequest } from "./refuse-request.ts";
import { sendSiteAnswer } from "./send-site-answer.ts";
import { siteRecipe } from "./site-hot-path.ts";
import { SiteVisit } from "./site-visit.ts";
import type { Standalone } from "./standalone.ts";

/** One request: refused, or answered from the cache or by the site; sent; written down. Never rejects. */
export async function answerSiteRequest(
  gateway: Standalone,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = performance.now();
  let outcome = "refused";
  let seconds = 0;
  let error: MadangError | undefined;
  try {
    seconds = gateway.limit(request);
    if (seconds > 0) throw gatewayErrors.create("RATE_LIMITED", { seconds });
    refuseRequest(request, gateway.options);
    const visit = new SiteVisit(request, response);
    response.once("close", () => visit.connectionClosed());
    const answer = await answerVisit(gateway, visit);
    ({ outcome } = answer);
    await sendSiteAnswer({ visit, answer, dress: gateway.dress, closing: gateway.draining() });
    const { stored } = answer;
    if (outcome === "hit" && stored !== undefined)
      gateway.hot.remember(request, response, () => siteRecipe(gateway, visit, stored));
    else if (stored === undefined) gateway.straight?.note(request, response, answer, () => undefined);
  } catch (cause) {
    error = knownError(cause);
    failRequest({ request, response, error, retryAfter: seconds > 0 ? seconds : undefined });
  }
  recordRequest(gateway, { request, response, startedAt, outcome, error });
}

function answerVisit({ cache, site, options }: Standalone, visit: SiteVisit): Promise<CacheAnswer> {
  return (isForCache(visit, options.via) ? cache : passThrough).answer(visit, (question) =>
    site.ask(visit, question),
  );
}

/**
 * A request that has been here already would wait for itself. A GET with a body asks more than a key holds, and its chunks are
 * not in its fields any more.
 */
function isForCache({ method, hasBody, request }: SiteVisit, via: string): boolean {
  if (hasBody && (method === "GET" || method === "HEAD")) return false;
  return passesThrough(request.headers.via, via) === 0;
}

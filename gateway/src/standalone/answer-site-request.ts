import type { IncomingMessage, ServerResponse } from "node:http";
import { MadangError } from "@madang/errors";
import type { CacheAnswer } from "../cache/engine/http-cache.ts";
import { gatewayErrors } from "../errors.ts";
import { failureAnswer } from "./failure-answer.ts";
import { passThrough } from "./pass-through.ts";
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
  } catch (cause) {
    error = known(cause);
    fail({ request, response, error, retryAfter: seconds > 0 ? seconds : undefined });
  }
  record(gateway, { request, response, startedAt, outcome, error });
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

function fail(failed: {
  request: IncomingMessage;
  response: ServerResponse;
  error: MadangError;
  retryAfter: number | undefined;
}): void {
  const { request, response, error, retryAfter } = failed;
  if (response.destroyed || gatewayErrors.is(error, "CLIENT_GONE")) return void response.destroy();
  if (response.headersSent) return void response.destroy();
  const { status, fields, body } = failureAnswer(error, request, retryAfter);
  // What else the client has sent on this connection may be the rest of a request that was refused.
  response.writeHead(status, [...fields, "connection", "close"]);
  response.end(request.method === "HEAD" ? undefined : body);
}

function known(cause: unknown): MadangError {
  if (cause instanceof MadangError) return cause;
  // writeHead refuses what no answer may hold, in a status line or a field.
  const { code } = cause as NodeJS.ErrnoException;
  if (code === "ERR_INVALID_CHAR" || code === "ERR_HTTP_INVALID_STATUS_CODE")
    return gatewayErrors.create("BROKEN_OFF", { module: "the origin", reason: code }, cause);
  return gatewayErrors.create("INTERNAL", {}, cause);
}

/** One line and one observation: never a target, a field or an address. */
function record(
  { metrics, log, lines }: Standalone,
  visit: {
    request: IncomingMessage;
    response: ServerResponse;
    startedAt: number;
    outcome: string;
    error: MadangError | undefined;
  },
): void {
  const { request, response, startedAt, outcome, error } = visit;
  const ms = performance.now() - startedAt;
  const method = request.method ?? "";
  const status = response.headersSent ? response.statusCode : (error?.status ?? 499);
  metrics.answered({ method, status, seconds: ms / 1000, outcome });
  if (error !== undefined) metrics.failed(error.code);
  const line = { method, status, ms: Math.round(ms * 10) / 10, outcome };
  // A method is a token (RFC 9110 section 9.1): nothing in it has to be escaped.
  if (error === undefined)
    lines.write(`,"method":"${method}","status":${status},"ms":${line.ms},"outcome":"${outcome}"`);
  else if (error.status === 500) log.error({ ...line, code: error.code, err: error }, "request");
  else log.info({ ...line, code: error.code, reason: error.message }, "request");
}

import { MadangError } from "@madang/errors";
import { members } from "@madang/service";
import { answerRequest } from "./app.ts";
import type { Answer } from "./answer/answer.ts";
import { withOwnFields } from "./answer/own-fields.ts";
import { sendAnswer } from "./answer/send-answer.ts";
import { gatewayErrors } from "./errors.ts";
import type { Gateway } from "./gateway.ts";
import { errorAnswer } from "./pages/error-answer.ts";
import { siteFieldsFor } from "./protect/security-headers.ts";
import type { Visit } from "./request/visit.ts";
import { isShed, shedRetryAfter } from "./upstream/shed.ts";

type Answering = (gateway: Gateway, visit: Visit) => Promise<Answer>;

/** Answers, sends and records one request. Never rejects. */
export async function serve(
  gateway: Gateway,
  visit: Visit,
  answering: Answering = answerRequest,
): Promise<void> {
  let error: MadangError | undefined;
  try {
    const answer = await answerOrError({ gateway, visit, answering }, (raised) => (error = raised));
    if (!visit.response.headersSent && !visit.response.destroyed) await send(gateway, visit, answer);
  } catch (cause) {
    error = asKnown(cause);
    visit.response.destroy();
  }
  record(gateway, visit, error);
}

async function answerOrError(
  { gateway, visit, answering }: { gateway: Gateway; visit: Visit; answering: Answering },
  raised: (error: MadangError) => void,
): Promise<Answer> {
  try {
    return withOwnFields(visit, await answering(gateway, visit));
  } catch (cause) {
    const error = asKnown(cause);
    raised(error);
    // Nobody is there to read a page about it.
    if (gatewayErrors.is(error, "CLIENT_GONE")) throw error;
    const headers = errorHeaders(gateway, visit, error);
    return withOwnFields(visit, await errorAnswer({ gateway, visit, error, headers }));
  }
}

/** A 405 names what would have been allowed (RFC 9110 section 10.2.1). */
function errorHeaders({ config }: Gateway, visit: Visit, error: MadangError): readonly string[] {
  const { method, allow, retryAfter } = visit;
  if (error.status === 405) return ["allow", allow];
  if (retryAfter !== undefined) return ["retry-after", String(retryAfter)];
  // Nothing was sent on, so that to send it again does no harm, whatever it is.
  if (isShed(error)) return ["retry-after", String(shedRetryAfter(config.retryAfter))];
  const temporary = error.status === 503 || error.status === 504 || error.status === 502;
  return temporary && method !== "POST" ? ["retry-after", String(config.retryAfter)] : [];
}

function send(gateway: Gateway, visit: Visit, answer: Answer): Promise<void> {
  const { security } = gateway;
  const isApi = visit.wantsJson && visit.request.url?.startsWith("/api/") === true;
  const fixed = isApi ? security.api : siteFieldsFor(security, answer.headers);
  return sendAnswer({ visit, answer, fixed, closing: gateway.draining() });
}

function asKnown(cause: unknown): MadangError {
  return cause instanceof MadangError ? cause : gatewayErrors.create("INTERNAL", {}, cause);
}

/** One line and one observation for each request: names of routes, never paths, queries or persons. */
function record(gateway: Gateway, visit: Visit, error: MadangError | undefined): void {
  const { log, requestLines, metrics, decisions, config } = gateway;
  const ms = performance.now() - visit.startedAt;
  const gone = visit.response.headersSent ? visit.response.statusCode : (error?.status ?? 499);
  const { route, method, requestId, timings, trace, cached } = visit;
  metrics.shared.observeRequest({ route, method, status: gone, seconds: ms / 1000 });
  for (const timing of timings) metrics.upstream(timing);
  if (cached !== undefined) {
    metrics.cached(route, cached);
    decisions.note({ at: Date.now(), route, outcome: cached, status: gone, requestId });
  }
  const line = {
    route,
    method,
    status: gone,
    ms: rounded(ms),
    requestId,
    traceId: trace.traceId,
    ...(timings.length === 0
      ? {}
      : { parts: timings.map((timing) => ({ ...timing, ms: rounded(timing.ms) })) }),
    ...(cached === undefined ? {} : { cached }),
    ...(error === undefined ? {} : { code: error.code }),
    ...(config.logClientAddress ? { client: visit.client.address } : {}),
  };
  if (error !== undefined && error.status === 500) log.error({ ...line, err: error }, "request");
  else requestLines.write(members(line));
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}

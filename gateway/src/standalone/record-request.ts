import type { IncomingMessage, ServerResponse } from "node:http";
import type { MadangError } from "@madang/errors";
import type { Standalone } from "./standalone.ts";

/** One line and one observation: never a target, a field or an address. */
export function recordRequest(
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

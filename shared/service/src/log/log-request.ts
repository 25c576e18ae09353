import type { Logger } from "pino";

export interface AnsweredRequest {
  /** Name of the route, never the path: a path can hold a receipt number. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  /** Milliseconds until the answer was sent. */
  readonly ms: number;
  readonly traceId: string;
}

/** One line for each request, by its own logger; a failure of ours at level error, everything else at info. */
export function logRequest(log: Logger, request: AnsweredRequest): void {
  const line = { ...request, ms: Math.round(request.ms * 10) / 10 };
  if (request.status >= 500) log.error(line, "request");
  else log.info(line, "request");
}

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { HeadLimits } from "../protect/head-limits.ts";

/** What a listener's hot path may answer, and for whom. */
export interface HotRules {
  readonly limits: HeadLimits;
  /** Whether Cache-Control and Pragma of a request are obeyed: then a request that has one is not for this path. */
  readonly obeysClients: boolean;
  /** The little of a Cookie field that an answer may depend on: a bounded set of words. */
  cookieClass(field: string | undefined): string;
  /** A word of the limiters before any answer. False sends the request the long way, where it is refused in full. */
  admits(request: IncomingMessage): boolean;
  requestId(request: IncomingMessage): string;
  draining(): boolean;
}

/** A connection that stays, and a request that asks for a whole answer and nothing else: everything unusual goes the long way. */
export function isUsual(request: IncomingMessage, response: ServerResponse, rules: HotRules): boolean {
  const { method, headers } = request;
  if (method !== "GET" && method !== "HEAD") return false;
  if (!response.shouldKeepAlive || hasUnusualField(headers)) return false;
  if (rules.obeysClients && asksForFreshness(headers)) return false;
  return isWithin(request, rules.limits);
}

/** Conditions but If-None-Match, parts, identity, bodies, expectations, ways through other gateways, and what a browser fetches ahead. */
function hasUnusualField(headers: IncomingHttpHeaders): boolean {
  return (
    headers.range !== undefined ||
    headers["if-modified-since"] !== undefined ||
    headers["if-match"] !== undefined ||
    headers["if-unmodified-since"] !== undefined ||
    headers.authorization !== undefined ||
    headers["content-length"] !== undefined ||
    headers["transfer-encoding"] !== undefined ||
    headers.expect !== undefined ||
    headers.via !== undefined ||
    headers.upgrade !== undefined ||
    headers["sec-purpose"] !== undefined ||
    headers["purpose"] !== undefined
  );
}

function asksForFreshness(headers: IncomingHttpHeaders): boolean {
  return headers["cache-control"] !== undefined || headers.pragma !== undefined;
}

/** The limits of head-limits.ts, and one Host field (RFC 9112 section 3.2): what is refused is refused the long way. */
function isWithin({ url = "", rawHeaders }: IncomingMessage, limits: HeadLimits): boolean {
  if (url.length > limits.urlLimit || rawHeaders.length > limits.headerCount * 2) return false;
  let bytes = 0;
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    bytes += name.length + (rawHeaders[index + 1] ?? "").length + 4;
    if (name.length === 4 && name.toLowerCase() === "host") hosts += 1;
  }
  return hosts === 1 && bytes <= limits.headerLimit;
}

import type { IncomingHttpHeaders } from "node:http";
import { internalHeaderPrefix } from "@madang/manifest";
import { isHopByHop, namedByConnection } from "./hop-by-hop.ts";

/** What the gateway says itself on every answer; a module cannot weaken it. */
const ours: ReadonlySet<string> = new Set([
  "server",
  "x-powered-by",
  "via",
  "date",
  "request-id",
  "content-security-policy",
  "content-security-policy-report-only",
  "strict-transport-security",
  "permissions-policy",
  "referrer-policy",
  "x-content-type-options",
  "x-frame-options",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
  "cross-origin-embedder-policy",
  "origin-agent-cluster",
  "service-worker-allowed",
  "clear-site-data",
  "alt-svc",
]);

/** Cookies that decide something at the gateway; a module may not set them. */
const reservedCookie = /^\s*(?:__Host-|__Secure-)?madang-/i;

export function apiAnswerHeaders(
  headers: IncomingHttpHeaders,
  { personal }: { personal: boolean },
): string[] {
  const named = namedByConnection(headers.connection);
  const kept: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || isHopByHop(name, named) || ours.has(name)) continue;
    if (name.startsWith(internalHeaderPrefix)) continue;
    if (name === "set-cookie") keepCookies(kept, value, personal);
    else if (!(personal && name === "cache-control")) keep(kept, name, value);
  }
  if (personal) kept.push("cache-control", "private, no-store");
  return kept;
}

function keepCookies(kept: string[], value: string | string[], personal: boolean): void {
  if (!personal) return;
  const cookies = Array.isArray(value) ? value : [value];
  keep(
    kept,
    "set-cookie",
    cookies.filter((cookie) => !reservedCookie.test(cookie)),
  );
}

function keep(kept: string[], name: string, value: string | string[]): void {
  if (Array.isArray(value)) for (const one of value) kept.push(name, one);
  else kept.push(name, value);
}

import type { Visit } from "../request/visit.ts";
import { gatewayErrors } from "../errors.ts";

const safe: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

export function isSafe(method: string): boolean {
  return safe.has(method);
}

/**
 * Refuses an unsafe request that another site made a visitor's browser send. The browser's own word comes first
 * (Sec-Fetch-Site), then Origin, then Referer, which browsers before 2020 send on their own forms. A request with none of
 * them is a program's, unless it carries our cookies: then it is refused, because only a browser has those.
 * Throws GATEWAY_CROSS_SITE.
 */
export function refuseCrossSite(visit: Visit): void {
  if (isSafe(visit.method)) return;
  const { headers } = visit.request;
  const site = headers["sec-fetch-site"];
  if (site !== undefined) {
    if (site !== "same-origin" && site !== "none") refuse(`Sec-Fetch-Site: ${site}`);
    if (headers.origin !== undefined && !isOwn(headers.origin, visit)) refuse("a foreign Origin");
    return;
  }
  if (headers.origin !== undefined)
    return isOwn(headers.origin, visit) ? undefined : refuse("a foreign Origin");
  if (headers.referer !== undefined)
    return isOwn(headers.referer, visit) ? undefined : refuse("a foreign Referer");
  if (headers.cookie?.includes("madang-") === true) refuse("a browser that names no origin");
}

/** The scheme is left out where a proxy in front ends TLS unseen by us; the host alone cannot be another site's. */
function isOwn(address: string, { host, client }: Visit): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host: named } = new URL(address);
  const default80 = host.endsWith(":80") ? host.slice(0, -3) : host;
  const expected = host.endsWith(":443") ? host.slice(0, -4) : default80;
  if (named !== expected) return false;
  return client.trusted ? protocol === `${client.protocol}:` : protocol === "http:" || protocol === "https:";
}

function refuse(reason: string): never {
  throw gatewayErrors.create("CROSS_SITE", { reason });
}

import { isIPv6 } from "node:net";
import type { SiteVisit } from "./site-visit.ts";

/** One element of `Forwarded` (RFC 7239 section 4), behind what earlier proxies have said. */
export function forwardedField({ request, address }: SiteVisit): string {
  const client = request.socket.remoteAddress ?? "unknown";
  const parts = [`for=${quoted(isIPv6(client) ? `[${client}]` : client)}`, "proto=http"];
  if (address.host !== "") parts.push(`host=${quoted(address.host)}`);
  return parts.join(";");
}

function quoted(text: string): string {
  return /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(text) ? text : `"${text}"`;
}

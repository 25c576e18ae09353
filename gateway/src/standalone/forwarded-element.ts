import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/** One element of `Forwarded` (RFC 7239 section 4), behind what earlier proxies have said. */
export function forwardedField(request: IncomingMessage, host: string): string {
  const client = request.socket.remoteAddress ?? "unknown";
  const parts = [`for=${quoted(isIPv6(client) ? `[${client}]` : client)}`, "proto=http"];
  if (host !== "") parts.push(`host=${quoted(host)}`);
  return parts.join(";");
}

function quoted(text: string): string {
  return /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(text) ? text : `"${text}"`;
}

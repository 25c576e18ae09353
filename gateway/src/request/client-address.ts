import type { IncomingMessage } from "node:http";
import proxyaddr from "proxy-addr";

export interface ClientAddress {
  /** The nearest address that is not a trusted proxy. */
  readonly address: string;
  readonly protocol: "http" | "https";
  /** The connection comes from a proxy of ours: what it says of the client may be believed. */
  readonly trusted: boolean;
}

export type ReadClientAddress = (request: IncomingMessage) => ClientAddress;

/** `X-Forwarded-For` is believed hop by hop from the right, as far as the hops are in `trustedProxies`. */
export function clientAddressReader(trustedProxies: readonly string[]): ReadClientAddress {
  if (trustedProxies.length === 0) return directly;
  const trust = proxyaddr.compile([...trustedProxies]);
  return (request) => {
    const peer = request.socket.remoteAddress ?? "";
    if (!trust(peer, 0)) return directly(request);
    const protocol = firstOf(request.headers["x-forwarded-proto"]) === "https" ? "https" : "http";
    return { address: believed(request, trust) ?? peer, protocol, trusted: true };
  };
}

function directly(request: IncomingMessage): ClientAddress {
  const encrypted = "encrypted" in request.socket && request.socket.encrypted === true;
  return {
    address: request.socket.remoteAddress ?? "",
    protocol: encrypted ? "https" : "http",
    trusted: false,
  };
}

/** A proxy may have passed on rubbish from its client; then its own address is all we know. */
function believed(request: IncomingMessage, trust: proxyaddr.Trust): string | undefined {
  try {
    const address = proxyaddr(request, trust);
    return /^[0-9a-fA-F:.]{2,45}$/.test(address) ? address : undefined;
  } catch {
    return undefined;
  }
}

function firstOf(field: string | string[] | undefined): string {
  const text = Array.isArray(field) ? field[0] : field;
  return text?.split(",")[0]?.trim().toLowerCase() ?? "";
}

import type { IncomingMessage } from "node:http";
import { gatewayErrors } from "../errors.ts";
import { refuseLargeHead, type HeadLimits } from "../protect/head-limits.ts";

/** As often as a row of gateways of one name may be long, and no loop is. */
const mostPasses = 5;

export interface RequestRules extends HeadLimits {
  /** Bytes; 0 sets no limit. */
  readonly bodyLimit: number;
  readonly via: string;
}

/**
 * What cannot be passed on without meaning something else than the client meant, or at all. Throws GATEWAY_URL_TOO_LONG,
 * GATEWAY_HEADERS_TOO_LARGE, GATEWAY_BODY_TOO_LARGE, GATEWAY_TRANSFER_CODING, GATEWAY_MALFORMED or GATEWAY_LOOP.
 */
export function refuseRequest(request: IncomingMessage, rules: RequestRules): void {
  refuseLargeHead(request, rules);
  const { headers } = request;
  if (headers["transfer-encoding"] !== undefined) refuseCoding(request, headers["transfer-encoding"]);
  if (rules.bodyLimit > 0 && Number(headers["content-length"] ?? 0) > rules.bodyLimit)
    throw gatewayErrors.create("BODY_TOO_LARGE", { limit: rules.bodyLimit });
  if (headers.via !== undefined) refuseLoop(headers.via, rules.via);
}

/** RFC 9112 section 6.1: a coding that is not understood is refused, and HTTP/1.0 has none. */
function refuseCoding(request: IncomingMessage, coding: string): void {
  if (request.httpVersion === "1.0")
    throw gatewayErrors.create("MALFORMED", { reason: "Transfer-Encoding in HTTP/1.0" });
  if (coding.trim().toLowerCase() !== "chunked") throw gatewayErrors.create("TRANSFER_CODING");
}

/** RFC 9110 section 7.6.3: Via is there to find loops by. */
function refuseLoop(via: string, name: string): void {
  const times = passesThrough(via, name);
  if (times >= mostPasses) throw gatewayErrors.create("LOOP", { name, times });
}

/** How often a message has come through the gateway of this name. */
export function passesThrough(via: string | undefined, name: string): number {
  if (via === undefined) return 0;
  return via.split(",").filter((pass) => pass.trim().split(/[ \t]+/)[1] === name).length;
}

import type { IncomingMessage } from "node:http";
import { gatewayErrors } from "../errors.ts";

export interface HeadLimits {
  readonly urlLimit: number;
  readonly headerLimit: number;
  readonly headerCount: number;
}

/** Node's parser has one limit for the whole head; each part has its own status (RFC 6585 section 5, RFC 9110 section 15.5.15). */
export function refuseLargeHead(request: IncomingMessage, limits: HeadLimits): void {
  if ((request.url ?? "").length > limits.urlLimit)
    throw gatewayErrors.create("URL_TOO_LONG", { limit: limits.urlLimit });
  const { rawHeaders } = request;
  if (rawHeaders.length > limits.headerCount * 2)
    throw gatewayErrors.create("HEADERS_TOO_LARGE", { limit: `${limits.headerCount} fields` });
  let bytes = 0;
  for (const text of rawHeaders) bytes += text.length + 2;
  if (bytes > limits.headerLimit)
    throw gatewayErrors.create("HEADERS_TOO_LARGE", { limit: `${limits.headerLimit} bytes` });
}

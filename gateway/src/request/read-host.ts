import type { IncomingMessage } from "node:http";
import { gatewayErrors } from "../errors.ts";

const authority =
  /^(?<name>[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::(?<port>[0-9]{1,5}))?$/;
const absoluteForm = /^https?:\/\/(?<authority>[^/?#]*)(?<rest>[/?].*)?$/i;

export interface Target {
  /** Host and port as the client named them, lower case; empty for an HTTP/1.0 request without one. */
  readonly host: string;
  /** Host without its port. */
  readonly hostname: string;
  /** The target in origin form. */
  readonly path: string;
}

/**
 * RFC 9112 section 3.2: exactly one Host field; a target in absolute form replaces it (3.2.2). Throws
 * GATEWAY_HOST_INVALID.
 */
export function readTarget(request: IncomingMessage): Target {
  const url = request.url ?? "/";
  const absolute = url.startsWith("/") ? undefined : absoluteForm.exec(url)?.groups;
  if (countOf(request.rawHeaders, "host") > 1) refuse("more than one Host field");
  const named = absolute === undefined ? request.headers.host : absolute["authority"];
  const path = absolute === undefined ? url : originForm(absolute["rest"] ?? "/");
  if (named === undefined || named === "") return withoutHost(request, path);
  const match = authority.exec(named)?.groups;
  if (match === undefined) return refuse("it is not a host name");
  return { host: named.toLowerCase(), hostname: (match["name"] ?? "").toLowerCase(), path };
}

function originForm(rest: string): string {
  return rest.startsWith("/") ? rest : `/${rest}`;
}

function withoutHost(request: IncomingMessage, path: string): Target {
  if (request.httpVersion !== "1.0") refuse("the Host field is missing");
  return { host: "", hostname: "", path };
}

export function countOf(rawHeaders: readonly string[], name: string): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const field = rawHeaders[index];
    if (field !== undefined && field.length === name.length && field.toLowerCase() === name) count += 1;
  }
  return count;
}

function refuse(reason: string): never {
  throw gatewayErrors.create("HOST_INVALID", { reason });
}

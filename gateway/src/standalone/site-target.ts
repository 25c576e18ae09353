import type { IncomingMessage } from "node:http";
import { cacheKey } from "../cache/cache-key.ts";
import { gatewayErrors } from "../errors.ts";
import { countOf } from "../request/read-host.ts";

/** RFC 3986 section 3.2.2, as far as it can name a host: no user information, no path. */
const authority =
  /^[A-Za-z0-9._~!$&'()*+,;=%-]{1,253}(?::[0-9]{1,5})?$|^\[[0-9A-Fa-f:.]{2,45}\](?::[0-9]{1,5})?$/;
const absoluteForm = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/(?<authority>[^/?#]*)(?<rest>[^]*)$/;

/** What a request asks for, as it was written, and by which names the cache knows it. */
export interface SiteTarget {
  /** The request target, byte for byte. */
  readonly target: string;
  /** As the origin is told; empty for an HTTP/1.0 request without one. */
  readonly host: string;
  /** One for every way of writing the same address. */
  readonly key: string;
}

/**
 * RFC 9112 section 3.2: exactly one Host field, which a target in absolute form overrules (section 3.2.2). Throws
 * GATEWAY_HOST_INVALID.
 */
export function readSiteTarget(request: IncomingMessage): SiteTarget {
  const target = request.url ?? "/";
  if (countOf(request.rawHeaders, "host") > 1) throw refused("there is more than one Host field");
  const named = request.headers.host;
  if (named === undefined && request.httpVersion !== "1.0") throw refused("the Host field is missing");
  const absolute = target.startsWith("/") ? undefined : absoluteForm.exec(target)?.groups;
  const host = absolute?.["authority"] ?? named ?? "";
  if (host !== "" && !authority.test(host)) throw refused("it is not a host name");
  const path = absolute === undefined ? target : originForm(absolute["rest"] ?? "");
  return { target, host, key: siteKey(host, path) };
}

/** The same address on the same host has one key, however the port is written. */
export function siteKey(host: string, path: string): string {
  return cacheKey(host.toLowerCase().replace(/:80$/, ""), path);
}

/**
 * The key of an address that an answer names (Location, Content-Location), if it is on the same host: another one's answers are not
 * this origin's to invalidate (RFC 9111 section 4.4).
 */
export function keyOfAddress(base: SiteTarget, address: string): string | undefined {
  const from = `http://${base.host === "" ? "origin" : base.host}${base.target.startsWith("/") ? base.target : "/"}`;
  if (!URL.canParse(address, from)) return undefined;
  const url = new URL(address, from);
  if (url.origin !== new URL(from).origin) return undefined;
  return siteKey(base.host, `${url.pathname}${url.search}`);
}

function originForm(rest: string): string {
  return rest.startsWith("/") ? rest : `/${rest}`;
}

function refused(reason: string): Error {
  return gatewayErrors.create("HOST_INVALID", { reason });
}

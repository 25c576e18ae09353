import type { IncomingHttpHeaders } from "node:http";
import { internalHeaderPrefix } from "@madang/manifest";
import { fieldValue, fieldsWithout, type FieldList } from "../cache/field-list.ts";
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

/** What is said to one client, and would be stored for all. */
const forOneClient: ReadonlySet<string> = new Set(["set-cookie", "ratelimit", "ratelimit-policy"]);

/** What everyone may see of a module's answer: nothing that is meant for one client, nothing that the gateway says itself. */
export function sharedApiHeaders(fields: FieldList): string[] {
  const isPassed = passedFields(fields);
  return fieldsWithout(fields, (name) => !isPassed(name) || forOneClient.has(name));
}

/** The same for an answer that goes straight, added to `fields`: what its cache would have kept of it, without the tags. */
export function straightApiHeaders(headers: IncomingHttpHeaders, fields: string[]): void {
  const named = namedByConnection(headers.connection);
  for (const name of Object.keys(headers)) {
    if (!isForAll(name) || named.has(name)) continue;
    const value = headers[name];
    if (typeof value === "string") fields.push(name, value);
    else for (const line of value ?? []) fields.push(name, line);
  }
}

function isForAll(name: string): boolean {
  return (
    !isHopByHop(name, none) &&
    !ours.has(name) &&
    !forOneClient.has(name) &&
    !name.startsWith(internalHeaderPrefix)
  );
}

const none: ReadonlySet<string> = new Set();

/** What one person sees of it; no cache may keep it. */
export function personalApiHeaders(fields: FieldList): string[] {
  const isPassed = passedFields(fields);
  const kept: string[] = [];
  for (let index = 0; index < fields.length; index += 2) {
    const name = fields[index] ?? "";
    const value = fields[index + 1] ?? "";
    if (!isPassed(name) || name === "cache-control") continue;
    if (name !== "set-cookie" || !reservedCookie.test(value)) kept.push(name, value);
  }
  kept.push("cache-control", "private, no-store");
  return kept;
}

function passedFields(fields: FieldList): (name: string) => boolean {
  const named = namedByConnection(fieldValue(fields, "connection"));
  return (name) => !isHopByHop(name, named) && !ours.has(name) && !name.startsWith(internalHeaderPrefix);
}

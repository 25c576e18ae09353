import { internalHeaderPrefix, internalHeaders as internal, type Language } from "@madang/manifest";
import { formatTraceparent } from "@madang/service";
import type { ClientAddress } from "../request/client-address.ts";
import type { Visit } from "../request/visit.ts";
import type { ApiRoute, FragmentRoute } from "../routes/route-table.ts";
import { isHopByHop, namedByConnection } from "./hop-by-hop.ts";
import { classOf } from "./request-class.ts";

export interface HeaderOptions {
  readonly visit: Visit;
  readonly site: string;
  readonly language: Language;
  /** Milliseconds left. */
  readonly left: number;
  readonly visitor: string | undefined;
}

/** A fragment is asked for with these fields and no others: what the cache does not know cannot change the answer. */
export function fragmentHeaders(route: FragmentRoute, options: HeaderOptions): string[] {
  const headers = sharedHeaders(route, options);
  headers.push("accept", "text/html", "accept-language", options.language);
  headers.push(route.kind === "page" ? internal.page : internal.box, nameWithin(route));
  const agent = options.visit.request.headers["user-agent"];
  // A public answer may be given to the next visitor, whose browser is another one; the module sees ours.
  const personal = route.kind === "page" && route.personal;
  headers.push("user-agent", personal && agent !== undefined ? agent : "madang-gateway");
  if (personal && options.visitor !== undefined) headers.push(internal.visitor, options.visitor);
  return headers;
}

/** The body of a form travels unread, so its description travels too. */
export function bodyHeaders({ request }: Visit): string[] {
  const headers: string[] = [];
  for (const name of ["content-type", "content-length"] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.push(name, value);
  }
  return headers;
}

/** Fields of a client's that never reach an API: identity on public routes, and whatever a proxy says, which is ours to say. */
const replaced: ReadonlySet<string> = new Set([
  "host",
  "expect",
  "forwarded",
  "via",
  "x-real-ip",
  "x-client-ip",
  "true-client-ip",
  "cf-connecting-ip",
  "request-id",
  "x-request-id",
  "traceparent",
  "tracestate",
  "cookie",
  "sec-fetch-site",
  "sec-fetch-mode",
  "sec-fetch-dest",
  "sec-fetch-user",
  "upgrade-insecure-requests",
]);

export function apiHeaders(route: ApiRoute, options: HeaderOptions): string[] {
  const { rawHeaders, headers: parsed } = options.visit.request;
  const named = namedByConnection(parsed.connection);
  const headers = sharedHeaders(route, options);
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? "").toLowerCase();
    if (isHopByHop(name, named) || replaced.has(name) || isOurs(name)) continue;
    if (!route.personal && personalFields.has(name)) continue;
    headers.push(name, rawHeaders[index + 1] ?? "");
  }
  if (route.personal && options.visitor !== undefined) headers.push(internal.visitor, options.visitor);
  return headers;
}

/** Who somebody is and where from: nothing that an answer for everyone could depend on. */
const personalFields: ReadonlySet<string> = new Set(["authorization", "from", "referer"]);

function isOurs(name: string): boolean {
  return name.startsWith(internalHeaderPrefix) || name.startsWith("x-forwarded-");
}

function sharedHeaders(route: FragmentRoute | ApiRoute, options: HeaderOptions): string[] {
  const { visit } = options;
  const headers = [
    internal.language,
    options.language,
    internal.site,
    options.site,
    internal.deadline,
    String(options.left),
    internal.criticality,
    classOf({ criticality: route.criticality, method: visit.method, headers: visit.request.headers }),
    "request-id",
    visit.requestId,
    "traceparent",
    formatTraceparent(visit.trace),
    "forwarded",
    forwardedField(isPersonal(route) ? visit : { host: visit.host, client: withoutAddress(visit.client) }),
    // RFC 9110 section 7.6.3: a gateway names itself in what it passes on.
    "via",
    "1.1 madang",
  ];
  if (visit.traceState !== undefined) headers.push("tracestate", visit.traceState);
  return headers;
}

function isPersonal(route: FragmentRoute | ApiRoute): boolean {
  return route.kind !== "box" && route.personal;
}

/** What is answered to everyone may be kept: the address of whoever asked first must not stand in it. */
function withoutAddress(client: ClientAddress): ClientAddress {
  return { ...client, address: "" };
}

/** RFC 7239: one element of our own making; what the client sent is gone. */
export function forwardedField({ client, host }: Pick<Visit, "client" | "host">): string {
  const address = client.address.includes(":") ? `"[${client.address}]"` : client.address;
  const by = host === "" ? "" : `;host=${/^[A-Za-z0-9.-]+$/.test(host) ? host : `"${host}"`}`;
  return `for=${address === "" ? "unknown" : address}${by};proto=${client.protocol}`;
}

function nameWithin(route: FragmentRoute): string {
  return route.name.slice(route.module.id.length + 1);
}

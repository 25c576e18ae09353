import type { IncomingMessage, ServerResponse } from "node:http";
import { defaultLanguage, languages, type Language } from "@madang/manifest";
import { continueTrace, requestIdFrom, type Trace } from "@madang/service";
import type { Preview } from "../channels/preview-token.ts";
import type { Visitor } from "../identity/visitor-cookie.ts";
import { readPreferences, type Preferences } from "../preferences/preferences.ts";
import type { InForce } from "../routes/live-table.ts";
import type { PageRoute, RouteTable } from "../routes/route-table.ts";
import type { ClientAddress, ReadClientAddress } from "./client-address.ts";

/** How long one part of an answer took. */
export interface Timing {
  /** Name of a page, box or API. */
  readonly route: string;
  readonly ms: number;
  readonly outcome: string;
}

/** One request from its first byte to the end of its answer. */
export interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly client: ClientAddress;
  readonly requestId: string;
  readonly trace: Trace;
  /** RFC-less W3C `tracestate`, passed on unread beside a valid traceparent. */
  readonly traceState: string | undefined;
  readonly preferences: Preferences;
  readonly startedAt: number;
  readonly timings: Timing[];
  /** Known better and better as stages go on; what an error page is made from. */
  language: Language;
  wantsJson: boolean;
  /** Name in logs and metrics: of a route, never a path. */
  route: string;
  /** The page that was wanted, once it is known: who is sent away reads its name and whom to call. */
  page: PageRoute | undefined;
  host: string;
  /** What a cache did for it, in one word; undefined where none was asked. */
  cached: string | undefined;
  /** Who it is, on personal routes. */
  visitor: Visitor | undefined;
  /** The table by which it is answered, and what belongs to it; another may be in force by the time of its answer. */
  inForce: InForce | undefined;
  /** The builds that it gets, where they are not all the stable ones. */
  view: RouteTable | undefined;
  /** It gets the stable builds although its cookie says otherwise, because what they need is not here yet. */
  isMakeshift: boolean;
  /** Of a build that few may see: whatever is stored for others is neither used nor written. */
  preview: Preview | undefined;
  /** Set-Cookie fields of this client alone: added to its answer after every cache. */
  readonly setCookies: string[];
  /** What stands in its answer about limits, whatever the answer is. */
  limitFields: readonly string[];
  /** Clients of this address are counted, if not this one. */
  isCounted: boolean;
  /** Seconds that a client is asked to wait who sent too much. */
  retryAfter: number | undefined;
  /** Methods of this address. */
  allow: string;
}

/** Never throws: whatever else is wrong with a request, it can be answered and logged. */
export function beginVisit(
  request: IncomingMessage,
  response: ServerResponse,
  readClient: ReadClientAddress,
): Visit {
  const client = readClient(request);
  const url = request.url ?? "/";
  const { headers } = request;
  return {
    request,
    response,
    method: request.method ?? "GET",
    client,
    requestId: requestIdFrom(
      client.trusted ? single(headers["request-id"] ?? headers["x-request-id"]) : undefined,
    ),
    trace: continueTrace(single(headers["traceparent"])),
    traceState: traceStateOf(request),
    preferences: readPreferences(headers.cookie),
    startedAt: performance.now(),
    timings: [],
    language: guessLanguage(url),
    wantsJson: url.startsWith("/api/") || url.startsWith("/_data"),
    route: "none",
    page: undefined,
    host: headers.host ?? "",
    cached: undefined,
    visitor: undefined,
    inForce: undefined,
    view: undefined,
    isMakeshift: false,
    preview: undefined,
    setCookies: [],
    limitFields: [],
    isCounted: false,
    retryAfter: undefined,
    allow: "",
  };
}

function single(field: string | string[] | undefined): string | undefined {
  return Array.isArray(field) ? undefined : field;
}

/** W3C Trace Context section 3.3.1.5: it may be dropped when it is longer than 512 characters. */
function traceStateOf(request: IncomingMessage): string | undefined {
  const state = single(request.headers["tracestate"]);
  const usable = request.headers["traceparent"] !== undefined && state !== undefined && state.length <= 512;
  return usable && /^[\x20-\x7e]+$/.test(state) ? state : undefined;
}

function guessLanguage(url: string): Language {
  const at = url.startsWith("/_data/") ? "/_data".length : 0;
  return languages.find((one) => isAt(url, at, one)) ?? defaultLanguage;
}

/** `/en`, `/en/…` and `/en?…`, but not `/english`. */
function isAt(url: string, at: number, language: Language): boolean {
  if (url[at] !== "/" || !url.startsWith(language, at + 1)) return false;
  const after = url[at + 1 + language.length];
  return after === undefined || after === "/" || after === "?";
}

import type { Language } from "@madang/manifest";
import type { FlowingBody } from "../cache/engine/http-cache.ts";
import { fieldValue, type FieldList } from "../cache/field-list.ts";
import { gatewayErrors } from "../errors.ts";
import type { Visit } from "../request/visit.ts";
import type { FragmentRoute } from "../routes/route-table.ts";
import { askOrigin } from "../upstream/ask-origin.ts";
import { classOf } from "../upstream/request-class.ts";
import { bodyHeaders, fragmentHeaders } from "../upstream/request-headers.ts";
import type { StopSignal } from "../upstream/stop-signal.ts";
import type { ModuleAnswer } from "./fragment.ts";
import { interpretAnswer, type ModuleResponse } from "./interpret-answer.ts";

export interface FragmentRequest {
  readonly visit: Visit;
  readonly route: FragmentRoute;
  readonly site: string;
  readonly language: Language;
  /** Path at the module with the declared query. */
  readonly path: string;
  readonly signal: StopSignal;
  /** Milliseconds left, told to the module. */
  readonly left: number;
  /** Bytes of the fragment. */
  readonly limit: number;
  readonly visitor?: string | undefined;
  /** A form's body; absent on GET. */
  readonly body?: AsyncIterable<Buffer> | undefined;
  /** If-None-Match or If-Modified-Since of a stored answer that is asked about. */
  readonly conditions?: FieldList;
  /** Milliseconds since 1970: what is stored and ends by then is asked for anew. */
  readonly freshBeyond?: number | undefined;
}

export interface AskedAnswer {
  readonly answer: ModuleResponse;
  /** Undefined for a 304: what is stored is still true. */
  readonly meaning: ModuleAnswer | undefined;
}

/** One request to a module, timed, and its meaning. Throws what went wrong, always a MadangError. */
export async function askModule(asked: FragmentRequest): Promise<AskedAnswer> {
  const { visit, route, body, conditions = [] } = asked;
  const startedAt = performance.now();
  let outcome = "failed";
  try {
    const headers = fragmentHeaders(route, { ...asked, visitor: asked.visitor });
    if (body !== undefined) headers.push(...bodyHeaders(visit));
    const {
      status,
      fields,
      body: answered,
    } = await askOrigin({
      upstream: route.module.upstream,
      // A HEAD is asked as GET: its head must be that of the page (RFC 9110 section 9.3.2).
      request: {
        method: body === undefined ? "GET" : "POST",
        path: asked.path,
        headers: [...headers, ...conditions],
        body,
      },
      signal: asked.signal,
      criticality: classOf({
        criticality: route.criticality,
        method: visit.method,
        headers: visit.request.headers,
      }),
    });
    const answer = { status, fields, body: await wholeBody(answered, asked.limit) };
    const unchanged = answer.status === 304 && isConditional(conditions);
    const meaning = unchanged ? undefined : interpretAnswer({ route, answer, host: visit.host });
    outcome = meaning?.kind ?? "unchanged";
    return { answer, meaning };
  } catch (error) {
    // It came whole and with a good status, and was none: the breaker counts it as a failure all the same.
    if (gatewayErrors.is(error, "NOT_A_FRAGMENT"))
      route.module.upstream.guard?.brokenAnswer(performance.now());
    throw error;
  } finally {
    visit.timings.push({ route: route.name, ms: performance.now() - startedAt, outcome });
  }
}

function isConditional(fields: FieldList): boolean {
  return ["if-none-match", "if-modified-since"].some((name) => fieldValue(fields, name) !== undefined);
}

const nothing = Buffer.alloc(0);

/** Throws GATEWAY_ANSWER_TOO_LARGE, and what broke the answer off. */
export async function wholeBody(body: Buffer | FlowingBody | undefined, limit: number): Promise<Buffer> {
  if (body === undefined) return nothing;
  return Buffer.isBuffer(body) ? body : body.collect(limit);
}

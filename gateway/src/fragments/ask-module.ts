import type { Language } from "@madang/manifest";
import type { Visit } from "../request/visit.ts";
import type { FragmentRoute } from "../routes/route-table.ts";
import { collectAnswer } from "../upstream/collect-answer.ts";
import { bodyHeaders, fragmentHeaders } from "../upstream/request-headers.ts";
import type { ModuleAnswer } from "./fragment.ts";
import { interpretAnswer } from "./interpret-answer.ts";

export interface FragmentRequest {
  readonly visit: Visit;
  readonly route: FragmentRoute;
  readonly site: string;
  readonly language: Language;
  /** Path at the module with the declared query, canonical. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** Milliseconds left. */
  readonly left: number;
  readonly limit: number;
  readonly visitor?: string | undefined;
  /** A form's body; absent on GET. */
  readonly body?: AsyncIterable<Buffer> | undefined;
}

/** One request to a module, timed, and its meaning. Throws what went wrong, always a MadangError. */
export async function askModule(asked: FragmentRequest): Promise<ModuleAnswer> {
  const { visit, route, body } = asked;
  const startedAt = performance.now();
  let outcome = "failed";
  try {
    const headers = fragmentHeaders(route, { ...asked, visitor: asked.visitor });
    if (body !== undefined) headers.push(...bodyHeaders(visit));
    const answer = await collectAnswer({
      upstream: route.module.upstream,
      // A HEAD is asked as GET: its head must be that of the page (RFC 9110 section 9.3.2).
      request: { method: body === undefined ? "GET" : "POST", path: asked.path, headers, body },
      signal: asked.signal,
      limit: asked.limit,
    });
    const meaning = interpretAnswer({ route, answer, host: visit.host });
    outcome = meaning.kind;
    return meaning;
  } finally {
    visit.timings.push({ route: route.name, ms: performance.now() - startedAt, outcome });
  }
}

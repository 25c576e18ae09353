import { MadangError } from "@madang/errors";
import type { Criticality } from "@madang/manifest";
import type { Logger } from "@madang/service";
import type { CacheAnswer, CacheOutcome, HttpCache } from "../cache/engine/http-cache.ts";
import type { StoredResponse } from "../cache/store/stored-response.ts";
import type { Validity } from "../cache/validity.ts";
import { gatewayErrors } from "../errors.ts";
import { classOf } from "../upstream/request-class.ts";
import { isRefusedAsGuess, isShed } from "../upstream/shed.ts";
import { askModule, wholeBody, type FragmentRequest } from "./ask-module.ts";
import { fragmentKey } from "./fragment-key.ts";
import { fragmentOrigin, meaningOf } from "./fragment-origin.ts";
import type { ModuleAnswer, Outcome } from "./fragment.ts";

export interface FragmentParts {
  readonly cache: HttpCache;
  readonly cached: (route: string, outcome: CacheOutcome) => void;
  readonly log: Logger;
  readonly failed: (module: string, error: MadangError) => void;
}

/**
 * The ladder: what is stored and fresh, the module, its last good answer, and else word that it is away. Throws only when nobody waits
 * any more.
 */
export async function resolveFragment(parts: FragmentParts, asked: FragmentRequest): Promise<Outcome> {
  try {
    if (isShared(asked)) return await sharedAnswer(parts, asked);
    const { meaning } = await askModule(asked);
    if (meaning !== undefined) return meaning;
    throw gatewayErrors.create("NOT_A_FRAGMENT", { module: asked.route.name, reason: "status 304" });
  } catch (cause) {
    const error = knownError(cause);
    if (blamesClient(error)) throw error;
    report(parts, asked, error);
    return { kind: "away", error };
  }
}

async function sharedAnswer(parts: FragmentParts, asked: FragmentRequest): Promise<ModuleAnswer> {
  let failure: MadangError | undefined;
  const ask = fragmentOrigin(asked);
  const answer = await parts.cache.answer(
    {
      method: "GET",
      key: keyOf(asked),
      scope: asked.route.module.id,
      fields: [],
      signal: asked.signal,
      isOwnFailure: (error) =>
        isRefusedAsGuess(error, { as: classOfAsker(asked), usual: asked.route.criticality }),
      ...(asked.freshBeyond === undefined ? {} : { freshBeyond: asked.freshBeyond }),
    },
    (request) =>
      ask(request).catch((cause: unknown) => {
        failure = knownError(cause);
        throw failure;
      }),
  );
  if (failure !== undefined) report(parts, asked, failure);
  parts.cached(asked.route.name, answer.outcome);
  const body = await wholeBody(answer.body, asked.limit);
  const meaning = meaningOf(asked, { status: answer.status, fields: answer.fields, body });
  return { ...meaning, cached: answer.outcome, ...standingOf(answer) };
}

/** Whether it stands in for an answer that did not come, or how long it may be used. */
function standingOf({ stored, outcome }: CacheAnswer): {
  copy?: { storedAt: number; freshUntil: number };
  validity?: Validity;
} {
  if (stored === undefined) return {};
  return outcome === "stale-if-error"
    ? { copy: { storedAt: stored.receivedAt, freshUntil: stored.freshUntil } }
    : { validity: validityOf(stored) };
}

function validityOf({ freshUntil, staleWhileRevalidateUntil, tags }: StoredResponse): Validity {
  return { freshUntil, staleWhileRevalidateUntil, tags };
}

function keyOf({ site, language, route, path }: FragmentRequest): string {
  return fragmentKey({ site, language, route, path });
}

function classOfAsker({ visit, route }: FragmentRequest): Criticality {
  return classOf({ criticality: route.criticality, method: visit.method, headers: visit.request.headers });
}

/** What belongs to a person goes past the cache, and so do every form, every preview and what its manifest never lets be kept. */
function isShared({ route, body, visit }: FragmentRequest): boolean {
  if (body !== undefined || route.cache === undefined || visit.preview !== undefined) return false;
  return !(route.kind === "page" && route.personal);
}

/** What the client did is answered to the client; the module is not at fault. */
function blamesClient(error: MadangError): boolean {
  return error.status < 500;
}

function knownError(cause: unknown): MadangError {
  return cause instanceof MadangError ? cause : gatewayErrors.create("INTERNAL", {}, cause);
}

function report({ log, failed }: FragmentParts, { visit, route }: FragmentRequest, error: MadangError): void {
  failed(route.name, error);
  // Thousands in a second: the limiter and the breaker say it themselves, in one line.
  if (isShed(error)) return;
  const line = { route: route.name, requestId: visit.requestId, code: error.code };
  // A defect of ours needs its stack; what a module did is said in one sentence.
  if (error.status === 500) log.error({ ...line, err: error }, "fragment failed");
  else log.warn({ ...line, reason: error.message }, "fragment failed");
}

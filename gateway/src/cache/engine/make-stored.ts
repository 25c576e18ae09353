import { fieldValue } from "../field-list.ts";
import { correctedInitialAge } from "../policy/age.ts";
import { effectiveDirectives, type EffectiveDirectives } from "../policy/effective-directives.ts";
import { freshnessLifetime } from "../policy/freshness-lifetime.ts";
import { stalePermission } from "../policy/stale-permission.ts";
import { refusalToStore } from "../policy/storability.ts";
import { storableFields } from "../policy/stored-fields.ts";
import { variantOf, varyMembers } from "../policy/vary.ts";
import { scopedTags } from "../purge/tags.ts";
import type { StoredResponse } from "../store/stored-response.ts";
import type { CacheSettings } from "./cache-settings.ts";
import type { CacheRequest, OriginAnswer } from "./http-cache.ts";

/** When an answer was asked for and came, and where purges stood before. */
export interface Passage {
  readonly ticket: number;
  readonly requestedAt: number;
  readonly receivedAt: number;
}

export interface Received {
  readonly request: CacheRequest;
  readonly authorized: boolean;
  readonly answer: Pick<OriginAnswer, "status" | "statusText" | "fields">;
  readonly passage: Passage;
}

const noBody = Buffer.alloc(0);

/** What is stored of an answer, before its body has come; or why nothing is. */
export function planToStore(
  received: Received,
  settings: CacheSettings,
): { plan: StoredResponse; refusal?: undefined } | { refusal: string; plan?: undefined } {
  const { status, fields } = received.answer;
  const directives = effectiveDirectives(fields, settings.targetedFields);
  const refusal = refusalToStore({
    status,
    fields,
    directives,
    authorized: received.authorized,
    ranged: fieldValue(received.request.fields, "range") !== undefined,
  });
  if (refusal !== undefined) return { refusal };
  const plan = storedWithoutBody(received, directives, settings);
  return isOfUse(plan, settings.now()) ? { plan } : { refusal: "stale" };
}

/** The same body with newer fields (RFC 9111 section 4.3.4). */
export function freshened(
  stored: StoredResponse,
  received: Received,
  settings: CacheSettings,
): StoredResponse {
  const directives = effectiveDirectives(received.answer.fields, settings.targetedFields);
  const { body, encoded, vary, variant } = stored;
  return { ...storedWithoutBody(received, directives, settings), body, encoded, vary, variant };
}

function storedWithoutBody(
  { request, answer, passage }: Received,
  directives: EffectiveDirectives,
  settings: CacheSettings,
): StoredResponse {
  const { status, statusText, fields } = answer;
  const { receivedAt } = passage;
  const initialAge = correctedInitialAge({ fields, ...passage });
  const lifetime = freshnessLifetime({
    status,
    fields,
    directives,
    receivedAt,
    heuristic: settings.heuristicFreshness,
  });
  const freshUntil = Math.floor(receivedAt + (lifetime - initialAge) * 1000);
  const permission = stalePermission(directives, {
    lifetime,
    brokenConnection: settings.staleOnBrokenConnection,
  });
  const vary = varyMembers(fields);
  return {
    status,
    statusText,
    fields: storableFields({ fields, unstored: directives.unstoredFields, receivedAt }),
    body: noBody,
    encoded: {},
    vary,
    variant: variantOf(request.fields)(vary),
    tags: tagsOf(request, fields, settings),
    ...passage,
    initialAge,
    freshUntil,
    staleWhileRevalidateUntil: freshUntil + permission.whileRevalidating * 1000,
    staleIfErrorUntil: freshUntil + Math.max(permission.onError, permission.onBrokenConnection) * 1000,
  };
}

function tagsOf(
  { scope }: CacheRequest,
  fields: OriginAnswer["fields"],
  { tagField }: CacheSettings,
): string[] {
  if (scope === undefined || tagField === undefined) return [];
  return scopedTags(scope, fieldValue(fields, tagField));
}

/** It will be used again as it is, asked about, or stand in for another. */
function isOfUse(plan: StoredResponse, now: number): boolean {
  if (now < Math.max(plan.freshUntil, plan.staleWhileRevalidateUntil, plan.staleIfErrorUntil)) return true;
  return (
    fieldValue(plan.fields, "etag") !== undefined || fieldValue(plan.fields, "last-modified") !== undefined
  );
}

import { currentAge } from "../policy/age.ts";
import { effectiveDirectives } from "../policy/effective-directives.ts";
import { freshnessLifetime } from "../policy/freshness-lifetime.ts";
import { forbidsStale } from "../policy/stale-permission.ts";
import { isOriginError } from "../policy/status-codes.ts";
import type { StoredResponse } from "../store/stored-response.ts";
import type { CacheSettings } from "./cache-settings.ts";
import type { RequestTraits } from "./request-traits.ts";

export interface StandInQuestion {
  readonly stored: StoredResponse | undefined;
  readonly traits: RequestTraits;
  /** Of the origin's answer; undefined where there was none at all. */
  readonly status: number | undefined;
}

/** The stored answer, where it may stand in for one that did not come (RFC 5861 section 4, RFC 9111 section 4.2.4). */
export function standIn(question: StandInQuestion, settings: CacheSettings): StoredResponse | undefined {
  const { stored, traits, status } = question;
  if (stored === undefined || traits.precondition) return undefined;
  if (status !== undefined && !isOriginError(status)) return undefined;
  const directives = effectiveDirectives(stored.fields, settings.targetedFields);
  if (forbidsStale(directives)) return undefined;
  const now = settings.now();
  const overdue = (now - stored.freshUntil) / 1000;
  if (overdue < (traits.asked?.staleIfError ?? 0)) return stored;
  if (now >= stored.staleIfErrorUntil) return undefined;
  if (status === undefined) return stored;
  // The stored limit may be the longer one for a broken connection.
  const { status: storedStatus, fields, receivedAt } = stored;
  const heuristic = settings.heuristicFreshness;
  const lifetime = freshnessLifetime({ status: storedStatus, fields, directives, receivedAt, heuristic });
  return currentAge(stored, now) - lifetime < (directives.staleIfError ?? 0) ? stored : undefined;
}

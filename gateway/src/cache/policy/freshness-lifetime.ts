import { fieldValue, type FieldList } from "../field-list.ts";
import type { EffectiveDirectives } from "./effective-directives.ts";
import { parseHttpDate } from "./http-date.ts";
import { isHeuristicallyCacheable } from "./status-codes.ts";

export interface LifetimeQuestion {
  readonly status: number;
  readonly fields: FieldList;
  readonly directives: EffectiveDirectives;
  readonly receivedAt: number;
  /** Guess where the origin says nothing. */
  readonly heuristic: boolean;
}

/** Seconds for which it is fresh (RFC 9111 section 4.2.1), as a shared cache sees it. */
export function freshnessLifetime(question: LifetimeQuestion): number {
  const { fields, directives, receivedAt } = question;
  if (directives.noCache) return 0;
  const seconds = directives.sMaxAge ?? directives.maxAge;
  if (seconds !== undefined) return seconds;
  const expires = directives.targeted ? undefined : fieldValue(fields, "expires");
  if (expires !== undefined) return lifetimeByExpires(expires, fields, receivedAt);
  return question.heuristic ? heuristicLifetime(question) : 0;
}

/** RFC 9111 section 5.3: a value that is no date lies in the past. */
function lifetimeByExpires(expires: string, fields: FieldList, receivedAt: number): number {
  const end = parseHttpDate(expires, receivedAt);
  return end === undefined ? 0 : Math.max(0, (end - dateOf(fields, receivedAt)) / 1000);
}

const heuristicFraction = 0.1;
const heuristicLimit = 24 * 60 * 60;

/** RFC 9111 section 4.2.2: a tenth of the time since the last change, a day at most. */
function heuristicLifetime({ status, fields, directives, receivedAt }: LifetimeQuestion): number {
  if (!isHeuristicallyCacheable(status) && !directives.public) return 0;
  const modified = parseHttpDate(fieldValue(fields, "last-modified") ?? "", receivedAt);
  if (modified === undefined) return 0;
  const unchanged = (dateOf(fields, receivedAt) - modified) / 1000;
  return Math.min(heuristicLimit, Math.max(0, unchanged * heuristicFraction));
}

/** RFC 9110 section 6.6.1: without a Date the time of receipt takes its place. */
export function dateOf(fields: FieldList, receivedAt: number): number {
  return parseHttpDate(fieldValue(fields, "date") ?? "", receivedAt) ?? receivedAt;
}

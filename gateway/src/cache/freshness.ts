import type { CacheRules } from "@madang/manifest";

export interface StoredFragmentTimes {
  /** Milliseconds since 1970. */
  readonly storedAt: number;
  readonly rules: CacheRules;
}

/** RFC 9111 section 4.2: age against lifetime. */
export function isFresh({ storedAt, rules }: StoredFragmentTimes, now: number): boolean {
  return now - storedAt < rules.fresh * 1000;
}

/** RFC 5861 section 4: a failed request may be answered from a copy so long past its lifetime. */
export function mayServeOnError({ storedAt, rules }: StoredFragmentTimes, now: number): boolean {
  return now - storedAt < (rules.fresh + rules.staleIfError) * 1000;
}

/** Seconds of lifetime left; negative once stale: the `ttl` of Cache-Status (RFC 9211 section 2.4). */
export function secondsToLive({ storedAt, rules }: StoredFragmentTimes, now: number): number {
  return Math.floor((storedAt + rules.fresh * 1000 - now) / 1000);
}

/** Only a page that says how long it keeps is kept; of a personal answer never a copy (RFC 9111 section 5.2.2.5). */
export function mayStore(options: {
  rules: CacheRules | undefined;
  personal: boolean;
  status: number;
  cacheControl: string | undefined;
}): boolean {
  const { rules, personal, status, cacheControl } = options;
  if (rules === undefined || personal || status !== 200) return false;
  return cacheControl === undefined || !/\b(?:no-store|private)\b/i.test(cacheControl);
}

import type { Standing } from "./standing.ts";

/**
 * `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-11, sections 3 and 4): lists of names with quota and window, and
 * with what remains and the seconds until there is more. Names are of our own making: no quotation mark needs escaping.
 */
export function limitFields(standings: readonly Standing[]): string[] {
  if (standings.length === 0) return [];
  const policies = standings.map(
    ({ policy: { name, requests, seconds } }) => `"${name}";q=${requests};w=${seconds}`,
  );
  const states = standings.map(
    ({ policy, admitted, remaining, more }) => `"${policy.name}";r=${admitted ? remaining : 0};t=${more}`,
  );
  return ["ratelimit-policy", policies.join(", "), "ratelimit", states.join(", ")];
}

/** Seconds after which a refused request would be admitted by all; undefined where none refused it. */
export function secondsToWait(standings: readonly Standing[]): number | undefined {
  const refusing = standings.filter(({ admitted }) => !admitted);
  return refusing.length === 0 ? undefined : Math.max(...refusing.map(({ more }) => more));
}

import type { EffectiveDirectives } from "./effective-directives.ts";

/** Seconds past its lifetime for which an answer may still be used. */
export interface StalePermission {
  /** While it is being refreshed (RFC 5861 section 3). */
  readonly whileRevalidating: number;
  /** Where the origin answers 500, 502, 503 or 504 (RFC 5861 section 4). */
  readonly onError: number;
  /** Where there is no answer at all (RFC 9111 section 4.2.4). */
  readonly onBrokenConnection: number;
}

const none: StalePermission = { whileRevalidating: 0, onError: 0, onBrokenConnection: 0 };

/**
 * `must-revalidate`, `proxy-revalidate` and `no-cache` forbid all of it (RFC 9111 section 4.2.4). `s-maxage` forbids what nobody
 * allowed; an origin that writes a stale directive beside it has said for itself how far it may be exceeded. What was never fresh
 * may have been meant for one person, and stands in for nothing unasked.
 */
export function stalePermission(
  directives: EffectiveDirectives,
  { lifetime, brokenConnection }: { readonly lifetime: number; readonly brokenConnection: number },
): StalePermission {
  if (forbidsStale(directives)) return none;
  const onError = directives.staleIfError ?? 0;
  const unasked = directives.sMaxAge === undefined && lifetime > 0 ? brokenConnection : 0;
  return {
    whileRevalidating: directives.staleWhileRevalidate ?? 0,
    onError,
    onBrokenConnection: Math.max(onError, unasked),
  };
}

export function forbidsStale(directives: EffectiveDirectives): boolean {
  return directives.mustRevalidate || directives.proxyRevalidate || directives.noCache;
}

import type { Rate } from "./rate.ts";

/** A rate by its name in the answer's fields. */
export interface LimitPolicy extends Rate {
  readonly name: string;
}

/** How somebody stands to a policy after a request. */
export interface Standing {
  readonly policy: LimitPolicy;
  readonly admitted: boolean;
  /** Requests that would be admitted now. */
  readonly remaining: number;
  /** Whole seconds until one more would be. */
  readonly more: number;
}

/** Microseconds that one request weighs; rounded down, so that all that are promised fit. */
export function weightOf({ requests, seconds }: Rate): number {
  return Math.max(1, Math.floor((seconds * 1_000_000) / requests));
}

export function windowOf({ seconds }: Rate): number {
  return seconds * 1_000_000;
}

/**
 * `debt` is what is left to wait, in microseconds, until everything is forgotten: the theoretical arrival time of the generic cell rate
 * algorithm (ITU-T I.371) less the present moment. Each request adds its weight; one that would bring it above the window is refused.
 */
export function standingAt(policy: LimitPolicy, debt: number, admitted: boolean): Standing {
  const weight = weightOf(policy);
  const room = windowOf(policy) - debt;
  const remaining = Math.max(0, Math.floor(room / weight));
  const wait = (remaining + 1) * weight - room;
  return { policy, admitted, remaining, more: Math.max(1, Math.ceil(wait / 1_000_000)) };
}

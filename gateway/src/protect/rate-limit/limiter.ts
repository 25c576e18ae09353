import type { LimitPolicy, Standing } from "./standing.ts";

/** Somebody to be counted by a policy. */
export interface LimitCheck {
  readonly policy: LimitPolicy;
  /** Who, in clear; whoever keeps it hashes it. */
  readonly subject: string;
}

export interface Limiter {
  /** All of them admit the request, or none of them counts it. Never rejects. */
  take(checks: readonly LimitCheck[]): Promise<readonly Standing[]>;
}

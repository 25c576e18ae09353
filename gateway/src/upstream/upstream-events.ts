import type { BreakerChange } from "./circuit-breaker.ts";
import type { LimiterSecond } from "./limiter-tally.ts";

/** What an operator wants to read of a module's protection: few lines, whatever the load. */
export interface UpstreamEvents {
  breaker(module: string, change: BreakerChange): void;
  replica(module: string, url: string, what: "ejected" | "restored", outFor: number | undefined): void;
  /** At most once a second and module, and only where something was shed. */
  shedding(second: LimiterSecond): void;
}

export const noEvents: UpstreamEvents = { breaker() {}, replica() {}, shedding() {} };

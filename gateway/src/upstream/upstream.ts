import type { Pool } from "undici";
import { gatewayErrors } from "../errors.ts";

/** One replica of a module and the connections to it. */
export interface Origin {
  readonly url: string;
  readonly pool: Pool;
  inFlight: number;
  /** When a connection to it last failed, by `performance.now()`. */
  failedAt: number;
}

/** All replicas of one module. */
export interface Upstream {
  readonly module: string;
  readonly origins: readonly Origin[];
  /** Where the last request went, so that equally busy replicas take turns. */
  turn: number;
}

/** A replica that has just failed to connect is asked last for so many milliseconds. */
const avoidTime = 1000;

/** The least busy replica that has not just failed; `not` is left out where there is another. Throws GATEWAY_NO_ENDPOINT. */
export function pickOrigin(upstream: Upstream, not?: Origin): Origin {
  const { origins } = upstream;
  const now = performance.now();
  let best: Origin | undefined;
  for (let step = 1; step <= origins.length; step += 1) {
    const candidate = origins[(upstream.turn + step) % origins.length];
    if (candidate === undefined || (candidate === not && origins.length > 1)) continue;
    if (best === undefined || burden(candidate, now) < burden(best, now)) best = candidate;
  }
  if (best === undefined) throw gatewayErrors.create("NO_ENDPOINT", { module: upstream.module });
  upstream.turn = origins.indexOf(best);
  return best;
}

function burden(origin: Origin, now: number): number {
  return origin.inFlight + (now - origin.failedAt < avoidTime ? 1_000_000 : 0);
}

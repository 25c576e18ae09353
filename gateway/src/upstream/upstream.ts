import { gatewayErrors } from "../errors.ts";
import { isOut, mayProbe } from "./ejection.ts";
import type { ModuleGuard } from "./module-guard.ts";
import type { Replica } from "./replica.ts";

/** All replicas of one module, and what protects it and the portal from each other. */
export interface Upstream {
  readonly module: string;
  readonly origins: readonly Replica[];
  /** Where the last request went, so that equally busy replicas take turns. */
  turn: number;
  /** Absent where nothing is known of a module: then everything is let in. */
  readonly guard?: ModuleGuard | undefined;
  /** False: a connection that fails is never tried a second time. */
  readonly repeats?: boolean;
}

export interface PickOptions {
  readonly now: number;
  /** Left out where there is another. */
  readonly not?: Replica | undefined;
  /** A request that can be asked again elsewhere may try a replica whose time out is over. */
  readonly mayProbe: boolean;
}

/** The least busy replica that is not out, or one that is due for a trial. Throws GATEWAY_NO_ENDPOINT. */
export function pickReplica(upstream: Upstream, options: PickOptions): Replica {
  const due = options.mayProbe ? dueForTrial(upstream, options) : undefined;
  if (due !== undefined) {
    due.health.probing = true;
    return due;
  }
  const { origins } = upstream;
  const best = leastBusy(upstream, (one) => one !== options.not && !isOut(one.health)) ?? options.not;
  // All are out when the table has changed since, or when all say that they are not ready: then that is what they answer.
  const found = best !== undefined && origins.includes(best) ? best : leastBusy(upstream, isOfThisBuild);
  if (found === undefined) throw gatewayErrors.create("NO_ENDPOINT", { module: upstream.module });
  upstream.turn = origins.indexOf(found);
  return found;
}

/** Whatever else is wrong: what one build begins no other one ends. */
function isOfThisBuild({ health }: Replica): boolean {
  return health.unready !== "foreign";
}

function dueForTrial({ origins }: Upstream, { now, not }: PickOptions): Replica | undefined {
  if (origins.length < 2) return undefined;
  return origins.find((one) => one !== not && mayProbe(one.health, now));
}

function leastBusy({ origins, turn }: Upstream, isUsable: (one: Replica) => boolean): Replica | undefined {
  let best: Replica | undefined;
  for (let step = 1; step <= origins.length; step += 1) {
    const candidate = origins[(turn + step) % origins.length];
    if (candidate === undefined || !isUsable(candidate)) continue;
    if (best === undefined || candidate.inFlight < best.inFlight) best = candidate;
  }
  return best;
}

import type { MadangError } from "@madang/errors";
import type { Criticality } from "@madang/manifest";
import { gatewayErrors } from "../errors.ts";
import { AdaptiveLimit } from "./adaptive-limit.ts";
import { CircuitBreaker, type BreakerState, type Passage, type Verdict } from "./circuit-breaker.ts";
import { isAdmitted } from "./class-shares.ts";
import { isOut, judgeReplica, mayEject, type ReplicaOutcome } from "./ejection.ts";
import { Lease } from "./lease.ts";
import { LimiterTally } from "./limiter-tally.ts";
import type { OutcomeSink } from "./outcome-sink.ts";
import type { Replica } from "./replica.ts";
import { RetryBudget } from "./retry-budget.ts";
import type { UpstreamEvents } from "./upstream-events.ts";

export interface GuardSettings {
  /** Requests in flight to one replica at most (manifest `concurrency`). */
  readonly concurrency: number;
  /** Milliseconds after which an answer counts as slow. */
  readonly slowAfter: number;
}

interface Parts {
  readonly limit: AdaptiveLimit;
  readonly breaker: CircuitBreaker;
  readonly budget: RetryBudget;
  readonly tally: LimiterTally;
  readonly outcomes: OutcomeSink | undefined;
}

/**
 * Stands before one build of a module: lets requests in by class while the module can work on them, leaves it alone while it fails, and
 * keeps account of its replicas. It outlives route tables. A module that was never asked costs this object and no more.
 */
export class ModuleGuard {
  readonly module: string;
  readonly build: string;
  readonly #events: UpstreamEvents;
  readonly #outcomes: ((guard: ModuleGuard) => OutcomeSink) | undefined;
  readonly #random: () => number;
  #settings: GuardSettings;
  #replicas: readonly Replica[] = [];
  #parts: Parts | undefined;
  #inFlight = 0;
  #shedErrors = new Map<Criticality, MadangError>();
  #openError: MadangError | undefined;
  /** Second attempts since the start. */
  readonly repeats = { allowed: 0, refused: 0 };

  constructor(options: {
    module: string;
    build?: string;
    settings: GuardSettings;
    events: UpstreamEvents;
    /** Asked once, with the first request. */
    outcomes?: ((guard: ModuleGuard) => OutcomeSink) | undefined;
    random?: () => number;
  }) {
    this.module = options.module;
    this.build = options.build ?? "";
    this.#settings = options.settings;
    this.#events = options.events;
    this.#outcomes = options.outcomes;
    this.#random = options.random ?? Math.random;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get limit(): number {
    return this.#active.limit.value;
  }

  get breaker(): BreakerState {
    return this.#parts?.breaker.state ?? "closed";
  }

  /** How many replicas take no requests for now. */
  get ejected(): number {
    return this.#replicas.filter((one) => isOut(one.health)).length;
  }

  /** Undefined for a module that was never asked. */
  get tally(): LimiterTally | undefined {
    return this.#parts?.tally;
  }

  /** Milliseconds until an open breaker lets somebody try. */
  openFor(now: number): number {
    return this.#parts?.breaker.left(now) ?? 0;
  }

  /** Another table, manifest or set of replicas. */
  configure(settings: GuardSettings, replicas: readonly Replica[]): void {
    this.#settings = settings;
    this.#replicas = replicas;
    this.#fitCeiling();
  }

  /** Throws GATEWAY_OVERLOADED or GATEWAY_CIRCUIT_OPEN: made once, because a surge is shed for next to nothing. */
  admit(criticality: Criticality, now: number): Lease {
    const { limit, breaker, budget, tally } = this.#active;
    const fill = this.#inFlight / limit.value;
    if (!isAdmitted(criticality, this.#inFlight, limit.value)) {
      tally.countShed(now, criticality, fill);
      throw this.#shedError(criticality);
    }
    const passage = breaker.pass(now);
    if (passage === "refused")
      throw (this.#openError ??= gatewayErrors.create("CIRCUIT_OPEN", { module: this.module }));
    tally.countAdmitted(now, criticality, fill);
    budget.asked(now);
    return new Lease(this, { criticality, passage, now });
  }

  /**
   * A second attempt: within the budget, and never while the breaker is open or tries. `elsewhere`: no connection could be made, and there
   * is another replica; that repeats nothing, so that the budget is not asked.
   */
  mayRepeat(now: number, { elsewhere }: { elsewhere: boolean }): boolean {
    const allowed = this.breaker === "closed" && (elsewhere || this.#active.budget.take(now));
    if (allowed) this.repeats.allowed += 1;
    else this.repeats.refused += 1;
    return allowed;
  }

  /** How many are in flight now, with this one. */
  enter(): number {
    this.#inFlight += 1;
    return this.#inFlight;
  }

  leave(): void {
    this.#inFlight -= 1;
  }

  /** True where it took too long. */
  observe(now: number, latency: number, inFlight: number): boolean {
    const { limit, outcomes } = this.#active;
    limit.observe(now, latency, inFlight);
    outcomes?.observe(latency);
    return latency > this.#settings.slowAfter;
  }

  settle(now: number, passage: Passage, verdict: Verdict): void {
    const { breaker, outcomes } = this.#active;
    breaker.settle(now, passage, verdict);
    if (verdict !== "unknown") outcomes?.settle(verdict === "failed");
  }

  /** An answer that looked good and was not one: no fragment, no description. */
  brokenAnswer(now: number): void {
    this.#active.breaker.takeBack(now);
    this.#active.outcomes?.takeBack();
  }

  /** Undefined: nothing can be said of it. */
  replicaDid(replica: Replica, outcome: ReplicaOutcome | undefined, now: number): void {
    const { health, url } = replica;
    if (outcome === undefined) {
      health.probing = false;
      return;
    }
    const change = judgeReplica({
      health,
      outcome,
      now,
      random: this.#random,
      mayEject: () => mayEject(this.#replicas.map((one) => one.health)),
    });
    if (change === undefined) return;
    this.#fitCeiling();
    const outFor = health.outUntil === undefined ? undefined : health.outUntil - now;
    this.#events.replica(this.module, url, change, outFor);
  }

  /** What its own readiness says. */
  replicaIs(replica: Replica, state: "ready" | "unready" | "foreign"): void {
    const { health, url } = replica;
    const unready = state === "ready" ? undefined : state;
    if (health.unready === unready) return;
    const wasIn = health.unready === undefined;
    health.unready = unready;
    this.#fitCeiling();
    if (unready === undefined || wasIn)
      this.#events.replica(this.module, url, unready === undefined ? "restored" : "ejected", undefined);
  }

  get #active(): Parts {
    return (this.#parts ??= this.#begin());
  }

  #begin(): Parts {
    const { module } = this;
    const limit = new AdaptiveLimit(this.#ceiling);
    return {
      limit,
      breaker: new CircuitBreaker({
        changed: (change) => this.#events.breaker(module, change),
        random: this.#random,
      }),
      budget: new RetryBudget(),
      outcomes: this.#outcomes?.(this),
      tally: new LimiterTally((classes) =>
        this.#events.shedding({ module, limit: limit.value, inFlight: this.#inFlight, classes }),
      ),
    };
  }

  /** Replicas that are out take no work. */
  get #ceiling(): number {
    const serving = this.#replicas.filter((one) => !isOut(one.health)).length;
    return this.#settings.concurrency * Math.max(1, serving);
  }

  #fitCeiling(): void {
    if (this.#parts !== undefined) this.#parts.limit.ceiling = this.#ceiling;
  }

  #shedError(criticality: Criticality): MadangError {
    const known = this.#shedErrors.get(criticality);
    if (known !== undefined) return known;
    const error = gatewayErrors.create("OVERLOADED", { module: this.module, class: criticality });
    this.#shedErrors.set(criticality, error);
    return error;
  }
}

import type { Criticality } from "@madang/manifest";
import type { Passage, Verdict } from "./circuit-breaker.ts";

/** Who let it in, and keeps account. */
interface Guard {
  /** How many are in flight now, with this one. */
  enter(): number;
  leave(): void;
  /** True where it took too long. */
  observe(now: number, latency: number, inFlight: number): boolean;
  settle(now: number, passage: Passage, verdict: Verdict): void;
}

/** A request that was let in, until its answer is complete or will never be. */
export class Lease {
  readonly criticality: Criticality;
  readonly passage: Passage;
  readonly #guard: Guard;
  #startedAt: number;
  #inFlight = 0;
  #observed = false;
  #slow = false;

  constructor(guard: Guard, options: { criticality: Criticality; passage: Passage; now: number }) {
    this.#guard = guard;
    this.criticality = options.criticality;
    this.passage = options.passage;
    this.#startedAt = options.now;
  }

  /** The module can begin to work: for a body on its way that is when it has come in, however slow its sender. */
  begin(now: number): void {
    this.#startedAt = now;
    if (this.#inFlight === 0) this.#inFlight = this.#guard.enter();
  }

  /** The head of an answer is there, or time is up: what it took says how busy the module is. */
  observe(now: number): void {
    if (this.#observed || this.#inFlight === 0) return;
    this.#observed = true;
    this.#slow = this.#guard.observe(now, now - this.#startedAt, this.#inFlight);
  }

  /** The module's work is over, though bytes may still be on their way to a slow client. */
  free(): void {
    if (this.#inFlight > 0) this.#guard.leave();
    this.#inFlight = -1;
  }

  settle(now: number, verdict: Verdict): void {
    this.free();
    this.#guard.settle(now, this.passage, verdict === "good" && this.#slow ? "slow" : verdict);
  }
}

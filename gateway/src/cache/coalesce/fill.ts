import type { StopSignal } from "../../upstream/stop-signal.ts";
import type { FillOutcome, LeaderTurn, SharedOutcome, Turn } from "./coalescer.ts";

interface Waiter {
  take(turn: Turn): void;
}

export interface FillOptions {
  /** Milliseconds after which a leader that has not settled is taken for dead. */
  readonly lease: number;
  /** Told once, when nobody leads and nobody waits any more. */
  readonly ended: (outcome: FillOutcome) => void;
}

/** One key that somebody asks the origin for, and all who wait for that. */
export class Fill {
  /** In the order in which they came. */
  readonly #waiting = new Set<Waiter>();
  readonly #options: FillOptions;

  constructor(options: FillOptions) {
    this.#options = options;
  }

  /** Called by whoever has made the fill; later leaders come from those who wait. */
  lead(): LeaderTurn {
    let over = false;
    const settle = (outcome: FillOutcome): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      if (outcome === "abandoned") this.#passOn();
      else this.#finish(outcome);
    };
    const timer = setTimeout(settle, this.#options.lease, "abandoned").unref();
    return { role: "leader", settle };
  }

  /** Rejects with the signal's reason. */
  follow(signal: StopSignal): Promise<Turn> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(waiter);
        reject(signal.reason);
      };
      const take = (turn: Turn): void => {
        signal.removeEventListener("abort", leave);
        resolve(turn);
      };
      const waiter: Waiter = { take };
      this.#waiting.add(waiter);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  #passOn(): void {
    const [next] = this.#waiting;
    if (next === undefined) return this.#options.ended("abandoned");
    this.#waiting.delete(next);
    next.take(this.lead());
  }

  #finish(outcome: SharedOutcome): void {
    this.#options.ended(outcome);
    for (const waiter of this.#waiting) waiter.take({ role: "follower", outcome });
    this.#waiting.clear();
  }
}

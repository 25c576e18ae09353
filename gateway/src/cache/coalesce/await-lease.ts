import type { StopSignal } from "../../upstream/stop-signal.ts";
import type { SharedOutcome } from "./coalescer.ts";
import type { Ending, LeaseBoard, Taking } from "./lease-board.ts";

/** The milliseconds between two looks at a lease that another gateway holds, should the message of its end be lost. */
const longestPause = 500;

/** One gateway's wait for its turn at a key, or for the outcome of another one's. */
export class LeaseWait {
  readonly #board: LeaseBoard;
  readonly #lease: { readonly key: string; readonly token: string };
  readonly #signal: StopSignal;
  readonly #lookedAt: number;
  readonly #began = performance.now();
  /** How fills have ended, by token, since the wait began; messages may come before the answer that names the holder. */
  readonly #ended = new Map<string, Ending>();
  #wake: () => void = () => {};

  constructor(options: {
    board: LeaseBoard;
    lease: { readonly key: string; readonly token: string };
    signal: StopSignal;
    lookedAt: number;
  }) {
    this.#board = options.board;
    this.#lease = options.lease;
    this.#signal = options.signal;
    this.#lookedAt = options.lookedAt;
  }

  /** `taken`, `away`, or how another gateway's fill has ended. Rejects with the signal's reason, holding nothing. */
  async outcome(): Promise<"taken" | "away" | SharedOutcome> {
    const unwatch = this.#board.watch(this.#lease.key, (ending) => this.#told(ending));
    const called = (): void => this.#wake();
    this.#signal.addEventListener("abort", called, { once: true });
    try {
      return await this.#wait();
    } finally {
      unwatch();
      this.#signal.removeEventListener("abort", called);
    }
  }

  async #wait(): Promise<"taken" | "away" | SharedOutcome> {
    for (;;) {
      const taking = await this.#take();
      if (taking.kind === "ended") return taking.outcome;
      if (taking.kind !== "held") return taking.kind;
      const outcome = await this.#endOf(taking);
      if (outcome !== undefined) return outcome;
    }
  }

  async #take(): Promise<Taking> {
    const now = performance.now();
    const taking = await this.#board.take({
      ...this.#lease,
      storedWithin: now - this.#lookedAt,
      failedWithin: now - this.#began,
    });
    if (!this.#signal.aborted) return taking;
    if (taking.kind === "taken") this.#board.end({ ...this.#lease, outcome: "abandoned" });
    throw this.#signal.reason;
  }

  /** How the holder has ended; undefined when it is time to ask for the lease again. */
  async #endOf(held: Taking & { kind: "held" }): Promise<SharedOutcome | undefined> {
    if (!this.#ended.has(held.holder)) await this.#pause(held);
    if (this.#signal.aborted) throw this.#signal.reason;
    const outcome = this.#ended.get(held.holder)?.outcome;
    return outcome === "abandoned" ? undefined : outcome;
  }

  #pause({ lapsesIn }: { lapsesIn: number }): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    // Gateways that wait for the same lease do not all ask in the same millisecond.
    const timer = setTimeout(resolve, Math.min(lapsesIn, longestPause) + 1 + Math.random() * 20);
    this.#wake = resolve;
    return promise.finally(() => clearTimeout(timer));
  }

  #told(ending: Ending): void {
    this.#ended.set(ending.token, ending);
    this.#wake();
  }
}

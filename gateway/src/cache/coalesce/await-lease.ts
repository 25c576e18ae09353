import type { StopSignal } from "../../upstream/stop-signal.ts";
import type { Ending, LeaseBoard, Taking } from "./lease-board.ts";

/** The milliseconds between two looks at a lease that another gateway holds, should the message of its end be lost. */
const longestPause = 500;

/** The lease is ours, the board cannot be reached, or another gateway's fill has ended. */
export type WaitOutcome = Exclude<Taking, { readonly kind: "held" }>;

/** One gateway's wait for its turn at a key, or for the outcome of another one's. */
export class LeaseWait {
  readonly #board: LeaseBoard;
  readonly #lease: { readonly key: string; readonly token: string };
  readonly #signal: StopSignal;
  readonly #lookedAt: number;
  readonly #known: string | undefined;
  readonly #began = performance.now();
  /** How fills have ended, by token, since the wait began; messages may come before the answer that names the holder. */
  readonly #ended = new Map<string, Ending>();
  #wake: () => void = () => {};

  constructor(options: {
    board: LeaseBoard;
    lease: { readonly key: string; readonly token: string };
    signal: StopSignal;
    lookedAt: number;
    known: string | undefined;
  }) {
    this.#board = options.board;
    this.#lease = options.lease;
    this.#signal = options.signal;
    this.#lookedAt = options.lookedAt;
    this.#known = options.known;
  }

  /** Rejects with the signal's reason, holding nothing. */
  async outcome(): Promise<WaitOutcome> {
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

  async #wait(): Promise<WaitOutcome> {
    for (;;) {
      const taking = await this.#take();
      if (taking.kind !== "held") return taking;
      const ended = await this.#endOf(taking);
      if (ended !== undefined) return ended;
    }
  }

  async #take(): Promise<Taking> {
    const now = performance.now();
    const taking = await this.#board.take({
      ...this.#lease,
      storedWithin: now - this.#lookedAt,
      failedWithin: now - this.#began,
      known: this.#known,
    });
    if (!this.#signal.aborted) return taking;
    if (taking.kind === "taken") this.#board.end({ ...this.#lease, outcome: "abandoned" });
    throw this.#signal.reason;
  }

  /** How the holder has ended; undefined when it is time to ask for the lease again. */
  async #endOf(held: Taking & { kind: "held" }): Promise<WaitOutcome | undefined> {
    const { holder } = held;
    if (!this.#ended.has(holder)) await this.#pause(held);
    if (this.#signal.aborted) throw this.#signal.reason;
    const outcome = this.#ended.get(holder)?.outcome;
    return outcome === undefined || outcome === "abandoned" ? undefined : { kind: "ended", outcome, holder };
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

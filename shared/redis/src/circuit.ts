import { setTimeout as wait } from "node:timers/promises";

export interface CircuitOptions {
  /** Milliseconds within which a probe has to be answered. */
  readonly timeout: number;
  /** Resolves when Redis has answered, rejects when the connection is gone. */
  readonly ping: () => Promise<unknown>;
  readonly opened: () => void;
  readonly closed: () => void;
}

const mostTimeouts = 3;
const betweenProbes = 250;

/**
 * Stops asking a Redis that has become too slow to be of use: after three timeouts in a row nothing is sent but one probe at a time,
 * until one is answered in time.
 */
export class Circuit {
  readonly #options: CircuitOptions;
  #timeouts = 0;
  #probing: AbortController | undefined;

  constructor(options: CircuitOptions) {
    this.#options = options;
  }

  succeeded(): void {
    this.#timeouts = 0;
  }

  timedOut(): void {
    this.#timeouts += 1;
    if (this.#timeouts < mostTimeouts || this.#probing !== undefined) return;
    this.#probing = new AbortController();
    this.#options.opened();
    void this.#probe(this.#probing.signal);
  }

  /** The connection is another one. */
  reset(): void {
    this.#timeouts = 0;
    this.stop();
  }

  stop(): void {
    this.#probing?.abort();
    this.#probing = undefined;
  }

  async #probe(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await wait(betweenProbes);
      const began = performance.now();
      const answered = await this.#options.ping().then(
        () => true,
        () => false,
      );
      if (signal.aborted) return;
      if (answered && performance.now() - began <= this.#options.timeout) break;
    }
    if (signal.aborted) return;
    this.reset();
    this.#options.closed();
  }
}

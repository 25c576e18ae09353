import type { Limit } from "./limiter-world.ts";

/** What was weighed and not taken (docs/decisions/0014-adaptive-concurrency.md), as its authors describe it. */

/** No adaptation: what the manifest says. */
export class FixedLimit implements Limit {
  readonly value: number;

  constructor(ceiling: number) {
    this.value = ceiling;
  }

  observe(): void {}
}

/** AIMD on the deadline alone: one more after each answer under load, nine tenths after one that came too late. */
export class DeadlineAimd implements Limit {
  readonly #ceiling: number;
  readonly #deadline: number;
  #limit: number;

  constructor(ceiling: number, deadline = 3000) {
    this.#ceiling = ceiling;
    this.#deadline = deadline;
    this.#limit = ceiling;
  }

  get value(): number {
    return Math.floor(this.#limit);
  }

  observe(_now: number, latency: number, inFlight: number): void {
    if (latency >= this.#deadline) this.#limit = Math.max(4, this.#limit * 0.9);
    else if (inFlight * 2 >= this.#limit)
      this.#limit = Math.min(this.#ceiling, this.#limit + 1 / this.#limit);
  }
}

/** Netflix's Gradient2: the limit follows the ratio of a long mean of latency to the present one, with room for a queue of √limit. */
export class Gradient2 implements Limit {
  readonly #ceiling: number;
  #limit: number;
  #long: number | undefined;

  constructor(ceiling: number) {
    this.#ceiling = ceiling;
    this.#limit = ceiling;
  }

  get value(): number {
    return Math.floor(this.#limit);
  }

  observe(_now: number, latency: number, inFlight: number): void {
    this.#long = this.#long === undefined ? latency : this.#long + (latency - this.#long) / 600;
    if (this.#long / latency > 2) this.#long *= 0.95;
    if (inFlight < this.#limit / 2) return;
    const gradient = Math.max(0.5, Math.min(1, (1.5 * this.#long) / latency));
    const wanted = this.#limit * gradient + Math.sqrt(this.#limit);
    this.#limit = Math.max(4, Math.min(this.#ceiling, this.#limit * 0.8 + wanted * 0.2));
  }
}

import { clientNetwork } from "./client-network.ts";
import type { DebtTable } from "./debt-table.ts";
import { steadyMicroseconds } from "./local-limiter.ts";
import type { Rate } from "./rate.ts";
import { weightOf, windowOf } from "./standing.ts";

/** Counts every request of an address, on the path of every hit: one look into one table, nothing made, nobody asked. */
export class AddressLimiter {
  readonly #table: DebtTable;
  readonly #weight: number;
  readonly #window: number;
  readonly #isExempt: (address: string) => boolean;
  readonly #now: () => number;

  constructor(options: {
    rate: Rate | undefined;
    table: DebtTable;
    isExempt: (address: string) => boolean;
    now?: () => number;
  }) {
    const { rate, table, isExempt } = options;
    this.#table = table;
    this.#weight = rate === undefined ? 0 : weightOf(rate);
    this.#window = rate === undefined ? 0 : windowOf(rate);
    this.#isExempt = isExempt;
    this.#now = options.now ?? steadyMicroseconds;
  }

  /** Seconds to wait; 0 admits the request and counts it. */
  take(address: string): number {
    if (this.#window === 0) return 0;
    const owed = this.#table.charge(clientNetwork(address), this.#now(), this.#weight, this.#window);
    // Asked for last: nearly everybody is admitted.
    if (owed <= this.#window || this.#isExempt(address)) return 0;
    return Math.ceil((owed - this.#window) / 1_000_000);
  }
}

import type { DebtTable } from "./debt-table.ts";
import type { LimitCheck, Limiter } from "./limiter.ts";
import { standingAt, weightOf, windowOf, type LimitPolicy, type Standing } from "./standing.ts";

/** Microseconds of a clock that never goes back. */
export function steadyMicroseconds(): number {
  return performance.now() * 1000;
}

/** Counts what comes to this gateway. */
export class LocalLimiter implements Limiter {
  readonly #table: DebtTable;
  readonly #now: () => number;

  constructor(options: { table: DebtTable; now?: () => number }) {
    this.#table = options.table;
    this.#now = options.now ?? steadyMicroseconds;
  }

  async take(checks: readonly LimitCheck[]): Promise<readonly Standing[]> {
    const now = this.#now();
    const counts = checks.map((check) => this.#countOf(check, now));
    const admitted = counts.every(({ fits }) => fits);
    return counts.map(({ policy, key, debt, fits }) => {
      if (!admitted) return standingAt(policy, debt, fits);
      this.#table.owe(key, now, debt + weightOf(policy));
      return standingAt(policy, debt + weightOf(policy), true);
    });
  }

  #countOf({ policy, subject }: LimitCheck, now: number) {
    const key = keyOf(policy, subject);
    const debt = this.#table.debt(key, now, windowOf(policy));
    return { policy, key, debt, fits: debt + weightOf(policy) <= windowOf(policy) };
  }
}

function keyOf(policy: LimitPolicy, subject: string): string {
  return `${policy.name} ${subject}`;
}

import { createHmac } from "node:crypto";
import type { Redis } from "@madang/redis";
import type { DebtTable } from "./debt-table.ts";
import { takeFromLimits } from "./limit-script.ts";
import type { LimitCheck, Limiter } from "./limiter.ts";
import { LocalLimiter, steadyMicroseconds } from "./local-limiter.ts";
import { standingAt, weightOf, windowOf, type Standing } from "./standing.ts";

/** Counts what comes to all gateways together: one round trip. Without Redis each gateway counts what comes to it. */
export class SharedLimiter implements Limiter {
  readonly #redis: Redis;
  readonly #secret: Buffer;
  readonly #table: DebtTable;
  readonly #local: LocalLimiter;

  /** `secret` is the same at all gateways. */
  constructor(options: { redis: Redis; secret: Buffer; table: DebtTable }) {
    this.#redis = options.redis;
    this.#secret = options.secret;
    this.#table = options.table;
    this.#local = new LocalLimiter({ table: options.table });
  }

  /** All of them admit the request, or none of them counts it. Never rejects. */
  async take(checks: readonly LimitCheck[]): Promise<readonly Standing[]> {
    const names = checks.map((check) => this.#nameOf(check));
    return this.#refusedBefore(checks, names) ?? this.#taken(checks, names);
  }

  async #taken(checks: readonly LimitCheck[], names: readonly string[]): Promise<readonly Standing[]> {
    try {
      const reply = await this.#redis.run<number[]>(takeFromLimits, {
        keys: names.map((name) => this.#redis.key("limit", name)),
        args: checks.flatMap(({ policy }) => [String(weightOf(policy)), String(windowOf(policy))]),
      });
      const standings = checks.map(({ policy }, index) =>
        standingAt(policy, reply[2 * index] ?? 0, reply[2 * index + 1] === 1),
      );
      this.#remember(standings, names);
      return standings;
    } catch {
      // Counted and logged where commands are sent.
      return this.#local.take(checks);
    }
  }

  /** Who was refused is refused until the time that was named, whatever else happens: that needs no round trip. */
  #refusedBefore(checks: readonly LimitCheck[], names: readonly string[]): Standing[] | undefined {
    const now = steadyMicroseconds();
    const waits = checks.map(({ policy }, index) =>
      this.#table.debt(`refused ${names[index]}`, now, windowOf(policy)),
    );
    if (waits.every((wait) => wait === 0)) return undefined;
    return checks.flatMap(({ policy }, index) => {
      const wait = waits[index] ?? 0;
      return wait === 0 ? [] : [standingAt(policy, windowOf(policy) - weightOf(policy) + wait, false)];
    });
  }

  #remember(standings: readonly Standing[], names: readonly string[]): void {
    const now = steadyMicroseconds();
    for (const [index, { admitted, more }] of standings.entries()) {
      // A little less than was named: whoever comes at the very moment is asked for again.
      if (!admitted) this.#table.owe(`refused ${names[index]}`, now, (more - 1) * 1_000_000);
    }
  }

  #nameOf({ policy, subject }: LimitCheck): string {
    const who = createHmac("sha256", this.#secret).update(subject).digest("base64url").slice(0, 22);
    return `${policy.name}:${who}`;
  }
}

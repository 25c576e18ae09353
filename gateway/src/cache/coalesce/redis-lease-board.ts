import { hash } from "node:crypto";
import type { Redis } from "@madang/redis";
import type { SharedOutcome } from "./coalescer.ts";
import { EndingFeed } from "./ending-feed.ts";
import type { Bid, Ending, LeaseBoard, Taking, Unwatch } from "./lease-board.ts";
import { endLease, renewLease, takeLease } from "./lease-scripts.ts";

/** Milliseconds after which the lease of a gateway that was killed lapses. */
const usualLease = 900;
/** Milliseconds for which it is known how a fill has ended: longer than a look at the store takes. */
const endedTime = { stored: 5000, failed: 5000, abandoned: 5000, unshareable: 30_000 };
/** What a request may have looked at the store before the clocks say so: commands take time to arrive. */
const slack = 100;
/** Milliseconds to wait for Redis. More than other commands have: a burst of misses makes everything late, and then agreeing counts most. */
const patience = 400;
/** Endings kept for gateways that were cut off for a moment. */
const endingsKept = 10_000;

type TakeReply = ["taken"] | ["held", string, number] | ["ended", SharedOutcome, string];

/** Leases in Redis. Whatever goes wrong there, the board is away and says so at once. */
export class RedisLeaseBoard implements LeaseBoard {
  readonly beat: number;
  readonly #redis: Redis;
  readonly #feed: EndingFeed;
  readonly #lease: string;

  constructor(redis: Redis, { lease = usualLease }: { readonly lease?: number } = {}) {
    this.#redis = redis;
    this.#feed = new EndingFeed(redis);
    this.#lease = String(lease);
    this.beat = lease / 3;
  }

  async take({ key, token, storedWithin, failedWithin, known = "" }: Bid): Promise<Taking> {
    const ages = [storedWithin + slack, failedWithin].map((age) => String(Math.floor(age)));
    try {
      const given = { keys: this.#keysOf(key), args: [token, this.#lease, ...ages, known] };
      const reply = await this.#redis.run<TakeReply>(takeLease, given, { timeout: patience });
      if (reply[0] === "held") return { kind: "held", holder: reply[1], lapsesIn: Math.max(0, reply[2]) };
      return reply[0] === "ended"
        ? { kind: "ended", outcome: reply[1], holder: reply[2] }
        : { kind: "taken" };
    } catch {
      // Counted and logged where commands are sent; each gateway goes on by itself.
      return { kind: "away" };
    }
  }

  renew({ key, token }: { readonly key: string; readonly token: string }): void {
    const [lease] = this.#keysOf(key);
    this.#forget(this.#redis.run(renewLease, { keys: [lease], args: [token, this.#lease] }));
  }

  end({ key, token, outcome }: Ending): void {
    const keys = [...this.#keysOf(key), this.#feed.stream];
    const args = [token, outcome, String(endedTime[outcome]), nameOf(key), String(endingsKept)];
    this.#forget(this.#redis.run(endLease, { keys, args }));
  }

  watch(key: string, told: (ending: Ending) => void): Unwatch {
    return this.#feed.watch(nameOf(key), ({ token, outcome }) => told({ key, token, outcome }));
  }

  #keysOf(key: string): [string, string, string] {
    const name = nameOf(key);
    return [
      this.#redis.key("fill", name),
      this.#redis.key("fill", name, "ended"),
      this.#redis.key("fill", name, "awaited"),
    ];
  }

  /** A lease that could not be renewed or given back lapses by itself. */
  #forget(command: Promise<unknown>): void {
    command.catch(() => {});
  }
}

/** Addresses can be long, and are nobody's business at Redis. */
function nameOf(key: string): string {
  return hash("sha256", key, "base64url").slice(0, 27);
}

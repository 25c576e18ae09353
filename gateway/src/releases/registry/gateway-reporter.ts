import type { RegistryReader } from "@madang/registry";
import type { Told } from "../open-releases.ts";

const reportEvery = 2000;
/** Where a policy was turned against everybody, a few say it as well as all. */
const mostRefused = 200;
/** Longest wait after failures: a registry that comes back is not met by everybody at once. */
const longestWait = 30_000;

/** Tells the registry what this gateway has in force, what it refuses and what became of requests: soon after a change, and at intervals. */
export class GatewayReporter {
  readonly #registry: Pick<RegistryReader, "report">;
  readonly #id: string;
  readonly #sequence: () => number;
  readonly #told: Told;
  readonly #away: (isAway: boolean) => void;
  #timer: NodeJS.Timeout | undefined;
  #sentAt = -Infinity;
  #failures = 0;
  #sending = false;
  #closed = false;

  constructor(options: {
    registry: Pick<RegistryReader, "report">;
    id: string;
    sequence: () => number;
    told: Told;
    /** After each attempt: the feed itself says nothing while nothing has changed. */
    away: (isAway: boolean) => void;
  }) {
    this.#registry = options.registry;
    this.#id = options.id;
    this.#sequence = options.sequence;
    this.#told = options.told;
    this.#away = options.away;
  }

  /** Something is in force that was not: whoever waits for it hears of it, once a second at most. */
  soon(): void {
    if (this.#failures > 0) return;
    this.#schedule(Math.max(0, this.#sentAt + 1000 - performance.now()));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #schedule(wait: number): void {
    if (this.#closed || this.#sending) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), wait).unref();
  }

  async #send(): Promise<void> {
    this.#sending = true;
    this.#sentAt = performance.now();
    const report = {
      id: this.#id,
      sequence: this.#sequence(),
      seenAt: new Date(),
      refused: Object.fromEntries([...this.#told.refused()].slice(0, mostRefused)),
    };
    try {
      await this.#registry.report(report, this.#told.outcomes());
      this.#failures = 0;
    } catch {
      // The feed says in the log that the registry is away; numbers of these seconds are lost, and nobody waits for them.
      this.#failures += 1;
    }
    this.#sending = false;
    this.#away(this.#failures > 0);
    this.#schedule(this.#pause() * (0.8 + 0.4 * Math.random()));
  }

  #pause(): number {
    return Math.min(longestWait, reportEvery * 2 ** Math.min(this.#failures, 10));
  }
}

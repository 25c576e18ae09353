import type { Bid, Ending, LeaseBoard, Taking, Unwatch } from "../../src/cache/coalesce/lease-board.ts";

/**
 * The board's contract without a Redis and without a clock of its own, for tests that try every order of events. The suite that it passes
 * is the one that Redis passes (coalesce-board-suite.ts).
 */
export class MemoryBoard implements LeaseBoard {
  readonly beat: number;
  readonly #leases = new Map<string, { token: string; until: number }>();
  readonly #ended = new Map<string, { outcome: Ending["outcome"]; at: number; holder: string }>();
  readonly #listeners = new Set<{ key: string; told: (ending: Ending) => void }>();
  readonly #now: () => number;
  readonly #lease: number;
  away = false;

  constructor({ now = () => performance.now(), lease = 900 } = {}) {
    this.#now = now;
    this.#lease = lease;
    this.beat = lease / 3;
  }

  async take({ key, token, storedWithin, failedWithin, known }: Bid): Promise<Taking> {
    if (this.away) return { kind: "away" };
    const now = this.#now();
    const ended = this.#ended.get(key);
    const within = { stored: storedWithin, failed: failedWithin, unshareable: Infinity, abandoned: 0 };
    const news = ended !== undefined && ended.holder !== known && now - ended.at < within[ended.outcome];
    if (news && ended.outcome !== "abandoned")
      return { kind: "ended", outcome: ended.outcome, holder: ended.holder };
    const held = this.#leases.get(key);
    if (held !== undefined && held.token !== token && held.until > now)
      return { kind: "held", holder: held.token, lapsesIn: held.until - now };
    this.#leases.set(key, { token, until: now + this.#lease });
    return { kind: "taken" };
  }

  renew({ key, token }: { key: string; token: string }): void {
    const held = this.#leases.get(key);
    if (held?.token === token) held.until = this.#now() + this.#lease;
  }

  end(ending: Ending): void {
    const { key, token, outcome } = ending;
    const held = this.#leases.get(key);
    if (held !== undefined && held.token !== token && held.until > this.#now()) return;
    this.#leases.delete(key);
    this.#ended.set(key, { outcome, at: this.#now(), holder: token });
    for (const listener of this.#listeners) if (listener.key === key) listener.told(ending);
  }

  watch(key: string, told: (ending: Ending) => void): Unwatch {
    const listener = { key, told };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

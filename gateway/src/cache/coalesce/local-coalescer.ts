import type { StopSignal } from "../../upstream/stop-signal.ts";
import type { AloneTurn, Coalescer, FillOutcome, FollowerTurn, Turn } from "./coalescer.ts";
import { Fill } from "./fill.ts";
import { RecentNotes } from "./recent-notes.ts";

export interface CoalescingSettings {
  /** Milliseconds for which nobody waits for a key whose answer could not be shared. */
  readonly unshareableFor: number;
  /** Milliseconds after which a leader that has not settled is taken for dead: more than any request may take. */
  readonly leaderLease: number;
}

export const coalescingDefaults: CoalescingSettings = { unshareableFor: 120_000, leaderLease: 120_000 };

/** Longer than a look at memory takes. */
const storedFor = 1000;
const bytesOfNotes = 2 * 1024 * 1024;

/** One leader per key in this process. */
export class LocalCoalescer implements Coalescer {
  readonly #fills = new Map<string, Fill>();
  readonly #unshareable: RecentNotes<true>;
  /** When a fill was stored, by `performance.now()`. */
  readonly #stored: RecentNotes<number>;
  readonly #lease: number;

  constructor(settings: Partial<CoalescingSettings> = {}) {
    const { unshareableFor, leaderLease } = { ...coalescingDefaults, ...settings };
    const bounded = { budget: bytesOfNotes, now: () => performance.now() };
    this.#unshareable = new RecentNotes({ ...bounded, lifetime: unshareableFor });
    this.#stored = new RecentNotes({ ...bounded, lifetime: storedFor });
    this.#lease = leaderLease;
  }

  async enter(key: string, signal: StopSignal, lookedAt = performance.now()): Promise<Turn> {
    if (signal.aborted) throw signal.reason;
    if (this.#unshareable.get(key) === true) return this.#alone(key);
    if ((this.#stored.get(key) ?? -Infinity) > lookedAt) return storedMeanwhile;
    return this.#fills.get(key)?.follow(signal) ?? this.#begin(key);
  }

  /** Keys that are asked for now. */
  get size(): number {
    return this.#fills.size;
  }

  #begin(key: string): Turn {
    const fill = new Fill({ lease: this.#lease, ended: (outcome) => this.#ended(key, outcome) });
    this.#fills.set(key, fill);
    return fill.lead();
  }

  #ended(key: string, outcome: FillOutcome): void {
    this.#fills.delete(key);
    if (outcome === "unshareable") this.#unshareable.note(key, true);
    if (outcome === "stored") this.#stored.note(key, performance.now());
  }

  #alone(key: string): AloneTurn {
    return { role: "alone", stored: () => this.#unshareable.forget(key) };
  }
}

const storedMeanwhile: FollowerTurn = { role: "follower", outcome: "stored" };

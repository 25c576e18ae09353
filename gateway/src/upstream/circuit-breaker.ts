import { SlidingWindow } from "./sliding-window.ts";

export type BreakerState = "closed" | "open" | "half-open";

export interface BreakerSettings {
  /** Milliseconds over which shares are taken. */
  readonly window: number;
  /** Answers in the window before any share means something. */
  readonly leastSamples: number;
  /** Share of failures that opens it. */
  readonly failures: number;
  /** Share of slow answers that opens it. */
  readonly slow: number;
  /** Milliseconds that it stays open the first time, and at most; each further time is twice as long. */
  readonly openTime: number;
  readonly longestOpenTime: number;
  /** Good probes, one after the other, that close it. */
  readonly probes: number;
}

export const breakerDefaults: BreakerSettings = {
  window: 10_000,
  leastSamples: 20,
  failures: 0.5,
  slow: 0.8,
  openTime: 1000,
  longestOpenTime: 30_000,
  probes: 3,
};

export interface BreakerChange {
  readonly from: BreakerState;
  readonly to: BreakerState;
  readonly why: string;
  /** Milliseconds that it stays open. */
  readonly openFor?: number;
}

export type Verdict = "good" | "slow" | "failed" | "unknown";

/** `probe`: admitted to find out; whoever got it says how it ended, also when that is unknown. */
export type Passage = "free" | "probe" | "refused";

/**
 * A module that mostly fails, or is mostly slow, is left alone for a while: closed → open → half-open, with one probe at a time
 * → closed. Open times grow while it does not hold, and differ by chance, so that gateways do not come back together.
 */
export class CircuitBreaker {
  readonly #settings: BreakerSettings;
  readonly #changed: (change: BreakerChange) => void;
  readonly #random: () => number;
  readonly #failures: SlidingWindow;
  readonly #slow: SlidingWindow;
  #state: BreakerState = "closed";
  #until = 0;
  #opened = 0;
  #closedAt = 0;
  #goodProbes = 0;
  #probing = false;

  constructor(options: {
    settings?: BreakerSettings;
    changed?: (change: BreakerChange) => void;
    random?: () => number;
  }) {
    this.#settings = options.settings ?? breakerDefaults;
    this.#changed = options.changed ?? (() => {});
    this.#random = options.random ?? Math.random;
    this.#failures = new SlidingWindow(this.#settings.window);
    this.#slow = new SlidingWindow(this.#settings.window);
  }

  get state(): BreakerState {
    return this.#state;
  }

  /** Milliseconds until it may be tried again. */
  left(now: number): number {
    return this.#state === "open" ? Math.max(0, this.#until - now) : 0;
  }

  pass(now: number): Passage {
    if (this.#state === "closed") return "free";
    if (this.#state === "open") {
      if (now < this.#until) return "refused";
      this.#goodProbes = 0;
      this.#probing = false;
      this.#become("half-open", "time to try");
    }
    if (this.#probing) return "refused";
    this.#probing = true;
    return "probe";
  }

  settle(now: number, passage: Passage, verdict: Verdict): void {
    if (passage === "probe") return this.#settleProbe(now, verdict);
    if (this.#state !== "closed" || verdict === "unknown") return;
    this.#failures.add(now, 1, verdict === "failed" ? 1 : 0);
    this.#slow.add(now, 1, verdict === "slow" ? 1 : 0);
    this.#judge(now);
  }

  /** What had been counted as good turned out to be no answer. */
  takeBack(now: number): void {
    if (this.#state !== "closed") return;
    this.#failures.add(now, 0, 1);
    this.#judge(now);
  }

  #settleProbe(now: number, verdict: Verdict): void {
    if (this.#state !== "half-open") return;
    this.#probing = false;
    if (verdict === "unknown") return;
    if (verdict === "failed" || verdict === "slow") return this.#open(now, `a probe was ${verdict}`);
    this.#goodProbes += 1;
    if (this.#goodProbes >= this.#settings.probes) this.#close(now);
  }

  #judge(now: number): void {
    const { leastSamples, failures, slow } = this.#settings;
    const samples = this.#failures.all(now);
    if (samples < leastSamples) return;
    const failed = this.#failures.marked(now);
    const late = this.#slow.marked(now);
    if (failed >= samples * failures) this.#open(now, `${failed} of ${samples} answers failed`);
    else if (late >= samples * slow) this.#open(now, `${late} of ${samples} answers were slow`);
  }

  #open(now: number, why: string): void {
    const { openTime, longestOpenTime, window } = this.#settings;
    const held = this.#state === "closed" && now - this.#closedAt > window;
    this.#opened = held ? 1 : this.#opened + 1;
    const whole = Math.min(longestOpenTime, openTime * 2 ** (this.#opened - 1));
    const openFor = whole * (0.75 + this.#random() / 2);
    this.#until = now + openFor;
    this.#become("open", why, openFor);
  }

  #close(now: number): void {
    this.#closedAt = now;
    this.#failures.clear();
    this.#slow.clear();
    this.#become("closed", `${this.#goodProbes} probes were good`);
  }

  #become(to: BreakerState, why: string, openFor?: number): void {
    const from = this.#state;
    this.#state = to;
    this.#changed(openFor === undefined ? { from, to, why } : { from, to, why, openFor });
  }
}

import type { BuildOutcomes } from "@madang/registry";
import type { OutcomeSink } from "../upstream/outcome-sink.ts";
import { latencyBucket, latencyBuckets } from "./latency-buckets.ts";

/** Milliseconds. */
export const slice = 10_000;

/** Ended slices that nobody has taken: five minutes without a reporter, then the oldest go. */
const mostEnded = 30;

interface Counts {
  /** Beginning of the slice. */
  readonly at: number;
  requests: number;
  failures: number;
  readonly latency: number[];
  /** Since it was handed out last. */
  changed: boolean;
}

/** What became of one build's requests. Counting one costs a look at the clock and two additions. */
export class OutcomeTally implements OutcomeSink {
  readonly module: string;
  readonly build: string;
  readonly #now: () => number;
  #current: Counts | undefined;
  #ended: Counts[] = [];
  /** Since the start. */
  requests = 0;
  failures = 0;

  constructor(options: { module: string; build: string; now?: () => number }) {
    this.module = options.module;
    this.build = options.build;
    this.#now = options.now ?? Date.now;
  }

  observe(milliseconds: number): void {
    const counts = this.#slice();
    const bucket = latencyBucket(milliseconds);
    counts.latency[bucket] = (counts.latency[bucket] ?? 0) + 1;
    counts.changed = true;
  }

  settle(failed: boolean): void {
    const counts = this.#slice();
    counts.requests += 1;
    this.requests += 1;
    if (failed) this.#fail(counts);
    counts.changed = true;
  }

  takeBack(): void {
    this.#fail(this.#slice());
  }

  /** Every slice in which something was counted since the last time, whole: it takes the place of what was handed out of it before. */
  take(): BuildOutcomes[] {
    const taken = [...this.#ended, ...(this.#current?.changed === true ? [this.#current] : [])];
    this.#ended = [];
    if (this.#current !== undefined) this.#current.changed = false;
    const { module, build } = this;
    return taken.map(({ at, requests, failures, latency }) => ({
      module,
      build,
      at,
      requests,
      failures,
      latency: [...latency],
    }));
  }

  #fail(counts: Counts): void {
    counts.failures += 1;
    counts.changed = true;
    this.failures += 1;
  }

  #slice(): Counts {
    const now = this.#now();
    const current = this.#current;
    if (current !== undefined && now >= current.at && now < current.at + slice) return current;
    if (current?.changed === true) this.#end(current);
    return (this.#current = {
      at: Math.floor(now / slice) * slice,
      requests: 0,
      failures: 0,
      latency: Array.from({ length: latencyBuckets }, () => 0),
      changed: false,
    });
  }

  #end(counts: Counts): void {
    this.#ended.push(counts);
    if (this.#ended.length > mostEnded) this.#ended.shift();
  }
}

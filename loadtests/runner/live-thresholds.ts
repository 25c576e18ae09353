import { addUp, percentile, type Histogram } from "../results/histogram.ts";

/** What a manifest promises of a module: p95 in milliseconds, share (0–1) of answers that may fail. */
export interface LiveModule {
  readonly id: string;
  readonly serviceLevel: { readonly p95: number; readonly errors: number };
}

/** What one second of one journey adds. */
export interface LiveCounts {
  readonly module: string;
  readonly arrivals: number;
  readonly dropped: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly failed: number;
  readonly latency: Histogram;
}

/** Where a module stands, since the load began: what the verdict will ask. */
export interface ThresholdState extends LiveModule {
  readonly answers: number;
  readonly p95: number | undefined;
  readonly failed: number | undefined;
  readonly slow: boolean;
  readonly failing: boolean;
}

interface Sum {
  answers: number;
  failed: number;
  latency: Histogram;
}

/** The thresholds of a load under way. */
export class LiveThresholds {
  readonly #modules: readonly LiveModule[];
  readonly #sums = new Map<string, Sum>();
  #arrivals = 0;
  #dropped = 0;

  constructor(modules: readonly LiveModule[]) {
    this.#modules = modules;
    for (const { id } of modules) this.#sums.set(id, { answers: 0, failed: 0, latency: {} });
  }

  add({ module, arrivals, dropped, statuses, failed, latency }: LiveCounts): void {
    const sum = this.#sums.get(module);
    if (sum === undefined) return;
    this.#arrivals += arrivals;
    this.#dropped += dropped;
    sum.answers += Object.values(statuses).reduce((total, count) => total + count, 0);
    sum.failed += failed;
    sum.latency = addUp([sum.latency, latency]);
  }

  /** Share (0–1) of arrivals that the generator could not bring. */
  dropped(): number {
    return this.#dropped === 0 ? 0 : this.#dropped / (this.#arrivals + this.#dropped);
  }

  states(): ThresholdState[] {
    return this.#modules.map((module) => {
      const { answers, failed, latency } = this.#sums.get(module.id) ?? {
        answers: 0,
        failed: 0,
        latency: {},
      };
      const p95 = percentile(latency, 0.95);
      const share = answers === 0 ? undefined : failed / answers;
      const { serviceLevel } = module;
      return {
        ...module,
        answers,
        p95,
        failed: share,
        slow: (p95 ?? 0) > serviceLevel.p95,
        failing: (share ?? 0) > serviceLevel.errors,
      };
    });
  }
}

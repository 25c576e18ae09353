import type { FeedCoverage } from "./feed-coverage.ts";

/** Milliseconds without certainty after which a feed counts as lost. */
export const lostAfter = 2000;

export interface FeedWatchOptions {
  readonly now?: () => number;
  /** A module is concerned for the first time. */
  readonly concerned?: (module: string) => void;
}

/**
 * Knows until when it was certain that no purge is missing: for all modules by the feed at Redis, for one by its own. Looks at the clock
 * when `look` is called, not on the path of a request.
 */
export class FeedWatch implements FeedCoverage {
  readonly #certain = new Map<string, number>();
  readonly #lost = new Set<string>();
  readonly #now: () => number;
  readonly #concerned: (module: string) => void;
  #allCertain: number;

  constructor(options: FeedWatchOptions = {}) {
    this.#now = options.now ?? Date.now;
    this.#concerned = options.concerned ?? (() => undefined);
    this.#allCertain = Number.NEGATIVE_INFINITY;
  }

  get anyLost(): boolean {
    return this.#lost.size > 0;
  }

  get lost(): number {
    return this.#lost.size;
  }

  /** Modules of which something was stored. */
  get modules(): Iterable<string> {
    return this.#certain.keys();
  }

  isLost(module: string): boolean {
    return this.#lost.has(module);
  }

  concerns(module: string): void {
    if (this.#certain.has(module)) return;
    this.#certain.set(module, this.#now());
    this.#concerned(module);
  }

  certainOfAll(): void {
    this.#allCertain = this.#now();
    if (this.anyLost) this.#lost.clear();
  }

  certainOf(module: string): void {
    this.#certain.set(module, this.#now());
    this.#lost.delete(module);
  }

  look(): void {
    const oldest = this.#now() - lostAfter;
    if (this.#allCertain > oldest) return;
    for (const [module, at] of this.#certain) if (at <= oldest) this.#lost.add(module);
  }
}

import { RecentFailures } from "./recent-failures.ts";

/** Refreshes behind answers that have gone out: one for a key, a bounded number at once; one too many is left to a later request. */
export class BackgroundRefreshes {
  readonly #running = new Set<string>();
  /** An origin in trouble is not asked again by every hit. */
  readonly #resting = new RecentFailures();
  readonly #most: number;
  readonly #failed: (key: string, error: unknown) => void;

  constructor(options: { most: number; failed: (key: string, error: unknown) => void }) {
    this.#most = options.most;
    this.#failed = options.failed;
  }

  start(key: string, refresh: () => Promise<void>): void {
    if (this.#running.size >= this.#most || this.#running.has(key)) return;
    if (this.#resting.of(key) !== undefined) return;
    this.#running.add(key);
    refresh()
      .catch((error: unknown) => {
        this.#resting.note(key, error instanceof Error ? error : new Error(String(error)));
        this.#failed(key, error);
      })
      .finally(() => this.#running.delete(key));
  }
}

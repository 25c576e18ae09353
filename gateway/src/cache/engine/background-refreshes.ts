import { RecentKeys } from "../coalesce/recent-keys.ts";

/** Milliseconds after a refresh during which the same key is not refreshed again: an origin in trouble is not asked by every hit. */
const rest = 1000;
const bytesOfNotes = 1024 * 1024;

/** Refreshes behind answers that have gone out: one for a key, a bounded number at once; one too many is left to a later request. */
export class BackgroundRefreshes {
  readonly #running = new Set<string>();
  readonly #rested = new RecentKeys({ lifetime: rest, budget: bytesOfNotes, now: () => performance.now() });
  readonly #most: number;
  readonly #failed: (key: string, error: unknown) => void;

  constructor(options: { most: number; failed: (key: string, error: unknown) => void }) {
    this.#most = options.most;
    this.#failed = options.failed;
  }

  start(key: string, refresh: () => Promise<void>): void {
    if (this.#running.size >= this.#most || this.#running.has(key)) return;
    if (this.#rested.notedAt(key) !== undefined) return;
    this.#running.add(key);
    refresh()
      .catch((error: unknown) => {
        this.#rested.note(key);
        this.#failed(key, error);
      })
      .finally(() => this.#running.delete(key));
  }
}

import { SlidingWindow } from "./sliding-window.ts";

export interface RetryBudgetSettings {
  /** Retries for each request, over the window. */
  readonly share: number;
  /** Retries in one window that a quiet module may have all the same. */
  readonly floor: number;
  /** Milliseconds. */
  readonly window: number;
}

/** One in ten, and one a second for a module that is asked rarely: a second attempt never makes a surge of its own. */
export const retryBudgetDefaults: RetryBudgetSettings = { share: 0.1, floor: 10, window: 10_000 };

export class RetryBudget {
  readonly #settings: RetryBudgetSettings;
  readonly #window: SlidingWindow;

  constructor(settings: RetryBudgetSettings = retryBudgetDefaults) {
    this.#settings = settings;
    this.#window = new SlidingWindow(settings.window);
  }

  asked(now: number): void {
    this.#window.add(now, 1, 0);
  }

  /** True where one more retry is within the budget, which it then has used. */
  take(now: number): boolean {
    const { share, floor } = this.#settings;
    const most = Math.max(floor, Math.floor(this.#window.all(now) * share));
    if (this.#window.marked(now) >= most) return false;
    this.#window.add(now, 0, 1);
    return true;
  }
}

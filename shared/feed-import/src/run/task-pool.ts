/** A few tasks at a time. The first that fails is thrown to whoever adds the next, or waits for all. */
export class TaskPool {
  readonly #size: number;
  readonly #running = new Set<Promise<void>>();
  #failed = false;
  #failure: unknown;

  constructor(size: number) {
    this.#size = size;
  }

  /** Begins the task as soon as there is room. */
  async add(task: () => Promise<void>): Promise<void> {
    while (this.#running.size >= this.#size) await Promise.race(this.#running);
    this.#throwFailure();
    const running: Promise<void> = task()
      .catch((error: unknown) => {
        this.#failure ??= error;
        this.#failed = true;
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async idle(): Promise<void> {
    await Promise.all(this.#running);
    this.#throwFailure();
  }

  #throwFailure(): void {
    if (!this.#failed) return;
    this.#failed = false;
    throw this.#failure;
  }
}

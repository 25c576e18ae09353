import type { Store } from "./store.ts";

interface Entry<T> {
  readonly value: T;
  readonly bytes: number;
}

/** Keeps the most recently used entries within a budget of bytes. */
export class MemoryStore<T> implements Store<T> {
  /** A Map iterates in order of insertion: the first key is the least recently used. */
  readonly #entries = new Map<string, Entry<T>>();
  readonly #budget: number;
  #bytes = 0;

  constructor(options: { budget: number }) {
    this.#budget = options.budget;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): Promise<T | undefined> {
    return Promise.resolve(this.peek(key));
  }

  /** The same without a promise, for a path that must not wait. */
  peek(key: string): T | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: T, bytes: number): Promise<void> {
    this.#forget(key);
    if (bytes <= this.#budget) {
      this.#entries.set(key, { value, bytes });
      this.#bytes += bytes;
      this.#shrink();
    }
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.#forget(key);
    return Promise.resolve();
  }

  #forget(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }

  #shrink(): void {
    for (const key of this.#entries.keys()) {
      if (this.#bytes <= this.#budget) return;
      this.#forget(key);
    }
  }
}

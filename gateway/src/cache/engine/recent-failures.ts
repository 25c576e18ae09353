/** Milliseconds for which it is known that a fill failed. */
const remembered = 2000;
const most = 1000;

/** Why the last fill of a key failed: for those who waited for it, and for those who would try again at once. */
export class RecentFailures {
  readonly #failures = new Map<string, { error: Error; at: number }>();

  note(key: string, error: Error): void {
    this.#failures.delete(key);
    this.#failures.set(key, { error, at: performance.now() });
    if (this.#failures.size <= most) return;
    const [oldest] = this.#failures.keys();
    if (oldest !== undefined) this.#failures.delete(oldest);
  }

  /** Undefined where it failed at another gateway, or long ago. */
  of(key: string): Error | undefined {
    const failure = this.#failures.get(key);
    return failure !== undefined && performance.now() - failure.at < remembered ? failure.error : undefined;
  }
}

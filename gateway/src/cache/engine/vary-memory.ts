import { cacheKey } from "../cache-key.ts";
import type { VariantOf } from "../store/stored-response.ts";

/** Keys whose answers vary that are remembered at most. */
const most = 10_000;

/** What each key's last answer varied on, so that only requests for the same variant wait for each other. */
export class VaryMemory {
  readonly #varies = new Map<string, readonly string[]>();

  note(key: string, vary: readonly string[]): void {
    if (vary.length === 0) return void this.#varies.delete(key);
    this.#varies.delete(key);
    this.#varies.set(key, vary);
    if (this.#varies.size <= most) return;
    const [oldest] = this.#varies.keys();
    if (oldest !== undefined) this.#varies.delete(oldest);
  }

  /** Under which requests wait for one answer. */
  fillKey(key: string, variantOf: VariantOf): string {
    const vary = this.#varies.get(key);
    return cacheKey(key, vary === undefined ? "" : variantOf(vary));
  }
}

import type { MemoryEntry } from "./memory-entry.ts";

/** Which entries a tag names, and which ones a module's purges concern. */
export class TagIndex {
  readonly #tagged = new Map<string, Set<MemoryEntry>>();

  add(entry: MemoryEntry): void {
    for (const tag of entry.response.tags) {
      const entries = this.#tagged.get(tag);
      if (entries === undefined) this.#tagged.set(tag, new Set([entry]));
      else entries.add(entry);
    }
  }

  remove(entry: MemoryEntry): void {
    for (const tag of entry.response.tags) {
      const entries = this.#tagged.get(tag);
      if (entries?.delete(entry) === true && entries.size === 0) this.#tagged.delete(tag);
    }
  }

  /** Each entry once; safe to change the index while it is gone through. */
  of(tags: readonly string[]): MemoryEntry[] {
    const [only] = tags;
    if (tags.length === 1 && only !== undefined) return [...(this.#tagged.get(only) ?? [])];
    const found = new Set<MemoryEntry>();
    for (const tag of tags) for (const entry of this.#tagged.get(tag) ?? []) found.add(entry);
    return [...found];
  }

  get size(): number {
    return this.#tagged.size;
  }
}

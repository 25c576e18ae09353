import type { MemoryEntry } from "./memory-entry.ts";

/** Entries by last use. Linked through the entries themselves: a hit allocates nothing. */
export class RecencyList {
  #oldest: MemoryEntry | undefined;
  #newest: MemoryEntry | undefined;

  get oldest(): MemoryEntry | undefined {
    return this.#oldest;
  }

  add(entry: MemoryEntry): void {
    entry.older = this.#newest;
    entry.newer = undefined;
    if (this.#newest === undefined) this.#oldest = entry;
    else this.#newest.newer = entry;
    this.#newest = entry;
  }

  touch(entry: MemoryEntry): void {
    if (entry === this.#newest) return;
    this.remove(entry);
    this.add(entry);
  }

  remove(entry: MemoryEntry): void {
    if (entry.older === undefined) this.#oldest = entry.newer;
    else entry.older.newer = entry.newer;
    if (entry.newer === undefined) this.#newest = entry.older;
    else entry.newer.older = entry.older;
    entry.older = undefined;
    entry.newer = undefined;
  }
}

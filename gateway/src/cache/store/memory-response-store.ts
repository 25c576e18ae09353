import { type FeedCoverage, nothingToLose } from "../purge/feed-coverage.ts";
import { PurgeHistory } from "../purge/purge-history.ts";
import type { Purge } from "../purge/purge.ts";
import { modulesOfTags } from "../purge/tags.ts";
import type { MemoryEntry } from "./memory-entry.ts";
import { onOwnBytes } from "./own-bytes.ts";
import { RecencyList } from "./recency-list.ts";
import type { ResponseStore } from "./response-store.ts";
import { responseSize } from "./response-size.ts";
import { noCounts } from "./store-counts.ts";
import type { StoredResponse, VariantOf } from "./stored-response.ts";
import { TagIndex } from "./tag-index.ts";
import { softened, unsure } from "./unsure.ts";
import { Variants } from "./variants.ts";

export interface MemoryResponseStoreOptions {
  /** Bytes, all overhead included. */
  readonly budget: number;
  readonly history?: PurgeHistory;
  readonly coverage?: FeedCoverage;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Keeps the most recently used answers within a budget of bytes. */
export class MemoryResponseStore implements ResponseStore {
  readonly counts = noCounts();
  readonly #keys = new Map<string, Variants>();
  readonly #recency = new RecencyList();
  readonly #tags = new TagIndex();
  readonly #history: PurgeHistory;
  readonly #coverage: FeedCoverage;
  readonly #budget: number;
  readonly #now: () => number;
  #bytes = 0;
  #entries = 0;
  #order = 0;

  constructor(options: MemoryResponseStoreOptions) {
    this.#budget = options.budget;
    this.#history = options.history ?? new PurgeHistory();
    this.#coverage = options.coverage ?? nothingToLose;
    this.#now = options.now ?? Date.now;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get entries(): number {
    return this.#entries;
  }

  /** `read` without a promise, for a path that must not wait. */
  peek(key: string, variantOf: VariantOf): StoredResponse | undefined {
    const entry = this.#keys.get(key)?.find(variantOf);
    if (entry === undefined) {
      this.counts.misses += 1;
      return undefined;
    }
    this.counts.hits += 1;
    this.#recency.touch(entry);
    return this.#coverage.anyLost ? this.#doubted(entry) : entry.response;
  }

  read(key: string, variantOf: VariantOf): Promise<StoredResponse | undefined> {
    return Promise.resolve(this.peek(key, variantOf));
  }

  ticket(): number {
    return this.#history.now;
  }

  write(key: string, response: StoredResponse): Promise<boolean> {
    return Promise.resolve(this.keep(key, response));
  }

  /** `write` without a promise. */
  keep(key: string, response: StoredResponse): boolean {
    if (this.#history.isPast(response.ticket, { key, tags: response.tags })) {
      this.counts.refused.purged += 1;
      return false;
    }
    const bytes = responseSize(key, response);
    if (bytes > this.#budget) {
      this.counts.refused["too-large"] += 1;
      return false;
    }
    this.#add(key, onOwnBytes(response), bytes);
    this.counts.writes += 1;
    return true;
  }

  delete(key: string): Promise<void> {
    this.forget(key);
    return Promise.resolve();
  }

  /** `delete` without a promise. */
  forget(key: string): void {
    this.#history.deleted(key);
    for (const entry of this.#keys.get(key)?.all() ?? []) this.#remove(entry);
  }

  purge(purge: Purge): Promise<void> {
    this.apply(purge);
    return Promise.resolve();
  }

  /** `purge` without a promise. */
  apply({ tags, mode }: Purge): void {
    this.#history.purged(tags);
    for (const entry of this.#tags.of(tags)) {
      if (mode === "hard") this.#remove(entry);
      else this.#soften(entry);
    }
  }

  /** Purges of this module, or of any, may have been missed: all that they could concern is softened. */
  missed(module?: string): void {
    this.#history.missed(module);
    for (let entry = this.#recency.oldest; entry !== undefined; entry = entry.newer)
      if (module === undefined ? entry.modules.length > 0 : entry.modules.includes(module))
        this.#soften(entry);
  }

  /** Takes back one answer, of which it turned out that it was purged before it was stored. */
  takeBack(key: string, response: StoredResponse): void {
    const entry = this.#keys.get(key)?.same(response);
    if (entry !== undefined && entry.response.ticket <= response.ticket) this.#remove(entry);
  }

  #doubted(entry: MemoryEntry): StoredResponse {
    for (const module of entry.modules)
      if (this.#coverage.isLost(module)) return (entry.unsure ??= unsure(entry.response));
    return entry.response;
  }

  #soften(entry: MemoryEntry): void {
    entry.response = softened(entry.response, this.#now() - 1);
    entry.unsure = undefined;
  }

  #add(key: string, response: StoredResponse, bytes: number): void {
    let variants = this.#keys.get(key);
    const replaced = variants?.same(response);
    if (replaced !== undefined) this.#remove(replaced);
    variants = this.#keys.get(key);
    if (variants === undefined) this.#keys.set(key, (variants = new Variants()));
    const entry: MemoryEntry = {
      key,
      bytes,
      modules: modulesOfTags(response.tags),
      order: ++this.#order,
      response,
      unsure: undefined,
      older: undefined,
      newer: undefined,
    };
    variants.add(entry);
    this.#recency.add(entry);
    this.#tags.add(entry);
    this.#bytes += bytes;
    this.#entries += 1;
    this.#shrink(variants);
  }

  #shrink(variants: Variants): void {
    const surplus = variants.surplus();
    if (surplus !== undefined) this.#evict(surplus);
    while (this.#bytes > this.#budget && this.#recency.oldest !== undefined)
      this.#evict(this.#recency.oldest);
  }

  #evict(entry: MemoryEntry): void {
    this.#remove(entry);
    this.counts.evictions += 1;
  }

  #remove(entry: MemoryEntry): void {
    const variants = this.#keys.get(entry.key);
    variants?.remove(entry);
    if (variants?.isEmpty === true) this.#keys.delete(entry.key);
    this.#recency.remove(entry);
    this.#tags.remove(entry);
    this.#bytes -= entry.bytes;
    this.#entries -= 1;
  }
}

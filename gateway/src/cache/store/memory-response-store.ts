import { isLongKey, keyName, keyOfName } from "../purge/key-name.ts";
import { type FeedCoverage, nothingToLose } from "../purge/feed-coverage.ts";
import { PurgeHistory } from "../purge/purge-history.ts";
import type { PurgeSink } from "../purge/purge-sink.ts";
import type { Purge } from "../purge/purge.ts";
import { modulesOfTags } from "../purge/tags.ts";
import type { MemoryEntry } from "./memory-entry.ts";
import { onOwnBytes } from "./own-bytes.ts";
import { RecencyList } from "./recency-list.ts";
import type { ResponseStore } from "./response-store.ts";
import { responseSize } from "./response-size.ts";
import { noCounts, type RefusedWrite } from "./store-counts.ts";
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
export class MemoryResponseStore implements ResponseStore, PurgeSink {
  readonly counts = noCounts();
  readonly #keys = new Map<string, Variants>();
  /** Keys whose name does not contain them, by it. */
  readonly #longKeys = new Map<string, string>();
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
    const found = this.find(key, variantOf);
    if (found === undefined) this.counts.misses += 1;
    else this.counts.hits += 1;
    return found;
  }

  /** `peek` that is not counted. */
  find(key: string, variantOf: VariantOf): StoredResponse | undefined {
    const entry = this.#keys.get(key)?.find(variantOf);
    if (entry === undefined) return undefined;
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
    return this.tryKeep(key, response) === undefined;
  }

  /** `keep` that says why not. */
  tryKeep(key: string, response: StoredResponse): RefusedWrite | undefined {
    const bytes = responseSize(key, response);
    const refused = this.#refusal(key, response, bytes);
    if (refused !== undefined) {
      this.counts.refused[refused] += 1;
      return refused;
    }
    this.#add(key, onOwnBytes(response), bytes);
    this.counts.writes += 1;
    return undefined;
  }

  delete(key: string): Promise<void> {
    this.forget(key);
    return Promise.resolve();
  }

  /** `delete` without a promise. */
  forget(key: string): void {
    this.forgetNamed(keyName(key));
  }

  /** `forget` by the key's name (key-name.ts), which is how other gateways call it. */
  forgetNamed(name: string): void {
    this.#history.deletedNamed(name);
    const key = this.#longKeys.get(name) ?? keyOfName(name);
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

  #refusal(key: string, { ticket, tags }: StoredResponse, bytes: number): RefusedWrite | undefined {
    if (this.#history.isPast(ticket, { key, tags })) return "purged";
    return bytes > this.#budget ? "too-large" : undefined;
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
    const modules = modulesOfTags(response.tags);
    for (const module of modules) this.#coverage.concerns(module);
    let variants = this.#keys.get(key);
    const replaced = variants?.same(response);
    if (replaced !== undefined) this.#remove(replaced);
    variants = this.#keys.get(key);
    variants ??= this.#addKey(key);
    const entry: MemoryEntry = {
      key,
      bytes,
      modules,
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

  #addKey(key: string): Variants {
    const variants = new Variants();
    this.#keys.set(key, variants);
    if (isLongKey(key)) this.#longKeys.set(keyName(key), key);
    return variants;
  }

  #removeKey(key: string): void {
    this.#keys.delete(key);
    if (isLongKey(key)) this.#longKeys.delete(keyName(key));
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
    if (variants?.isEmpty === true) this.#removeKey(entry.key);
    this.#recency.remove(entry);
    this.#tags.remove(entry);
    this.#bytes -= entry.bytes;
    this.#entries -= 1;
  }
}

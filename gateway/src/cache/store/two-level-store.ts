import type { Purge } from "../purge/purge.ts";
import type { MemoryResponseStore } from "./memory-response-store.ts";
import type { RedisResponseStore } from "./redis-response-store.ts";
import type { ResponseStore } from "./response-store.ts";
import type { StoredResponse, VariantOf } from "./stored-response.ts";

export interface TwoLevelStoreOptions {
  readonly memory: MemoryResponseStore;
  readonly redis: RedisResponseStore;
  readonly now?: () => number;
}

/** Memory before Redis. What Redis has and memory has not is kept in memory too; what is written, is written to both. */
export class TwoLevelStore implements ResponseStore {
  readonly #memory: MemoryResponseStore;
  readonly #redis: RedisResponseStore;
  readonly #now: () => number;

  constructor({ memory, redis, now = Date.now }: TwoLevelStoreOptions) {
    this.#memory = memory;
    this.#redis = redis;
    this.#now = now;
  }

  peek(key: string, variantOf: VariantOf): StoredResponse | undefined {
    return this.#memory.peek(key, variantOf);
  }

  /** Another gateway may have a fresher one than memory. */
  async read(key: string, variantOf: VariantOf): Promise<StoredResponse | undefined> {
    const here = this.#memory.peek(key, variantOf);
    if (here !== undefined && here.freshUntil > this.#now()) return here;
    const there = await this.#redis.read(key, variantOf);
    const meanwhile = this.#memory.find(key, variantOf);
    if (there === undefined || !this.#isBetter(there, meanwhile)) return meanwhile;
    // Purged while it was on its way: then it is not kept, and not given out either.
    return this.#memory.tryKeep(key, there) === "too-large" ? there : this.#memory.find(key, variantOf);
  }

  ticket(): number {
    return this.#memory.ticket();
  }

  /** Resolves when Redis has it too, so that other gateways find what they were told is there. */
  async write(key: string, response: StoredResponse): Promise<boolean> {
    const notKept = this.#memory.tryKeep(key, response);
    if (notKept === "purged") return false;
    const refused = await this.#redis.tryWrite(key, response);
    if (refused === "purged") {
      this.#memory.takeBack(key, response);
      return false;
    }
    return notKept === undefined || refused === undefined;
  }

  async delete(key: string): Promise<void> {
    this.#memory.forget(key);
    await this.#redis.delete(key);
  }

  async purge(purge: Purge): Promise<void> {
    this.#memory.apply(purge);
    await this.#redis.purge(purge);
  }

  /** Of the same answer, memory may have softened what was asked for after the purge. */
  #isBetter(there: StoredResponse, here: StoredResponse | undefined): boolean {
    if (here === undefined || there.receivedAt > here.receivedAt) return true;
    return there.receivedAt === here.receivedAt && there.freshUntil > this.#now();
  }
}

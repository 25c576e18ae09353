import { publishDeletion, publishPurge, purgeState, redisErrors, type Redis } from "@madang/redis";
import { keyName } from "../purge/key-name.ts";
import type { PurgeHistory } from "../purge/purge-history.ts";
import type { PurgePositions } from "../purge/purge-positions.ts";
import type { Purge } from "../purge/purge.ts";
import { moduleOfTag } from "../purge/tags.ts";
import { candidates, deletedAt, fieldName, headOf, shapeName, storedAt } from "./redis-names.ts";
import { readScript, writeScript } from "./redis-scripts.ts";
import { decodeResponse, encodeResponse } from "./response-codec.ts";
import type { ResponseStore } from "./response-store.ts";
import { ShapeMemory } from "./shape-memory.ts";
import { noCounts, type RefusedWrite } from "./store-counts.ts";
import type { StoredResponse, VariantOf } from "./stored-response.ts";
import { Undelivered } from "./undelivered.ts";
import { softened } from "./unsure.ts";

export interface RedisResponseStoreOptions {
  readonly redis: Redis;
  /** What this process has seen of purges, and where that is in Redis' own history: kept by whoever follows it. */
  readonly history: PurgeHistory;
  readonly positions: PurgePositions;
  /** When the feed of purges was last certain that nothing is missing; milliseconds since 1970. */
  readonly certainAt: () => number;
  /** Called when Redis shows another history than the one that is followed. */
  readonly suspect: () => void;
  /** Bytes of one answer with all its codings. */
  readonly largest?: number;
  readonly now?: () => number;
}

const mebibyte = 1024 * 1024;
const mostVariants = 32;
/** The scripts hand all tags to one command, and find them apart by line breaks, which no field's value can have. */
const mostTags = 2000;
const longestUse = 7 * 86_400_000;
/** Milliseconds without further tries after Redis said that it is full. */
const fullPause = 1000;
/**
 * Milliseconds after Redis came back for which what it holds is not believed: purges made meanwhile are on their way to it, and whoever
 * follows them sees first whether it is the Redis that it was.
 */
const settling = 3000;

/** Answers at Redis, where all gateways find them. A Redis that is away is an empty store. */
export class RedisResponseStore implements ResponseStore {
  readonly counts = noCounts();
  readonly #options: RedisResponseStoreOptions;
  readonly #now: () => number;
  readonly #shapes = new ShapeMemory();
  readonly #undelivered: Undelivered;
  readonly #stop: () => void;
  #fullUntil = 0;
  #readyAt = Number.NEGATIVE_INFINITY;

  constructor(options: RedisResponseStoreOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#undelivered = new Undelivered(options.redis);
    this.#stop = options.redis.onState((state) => {
      if (state === "ready") this.#readyAt = this.#now();
    });
  }

  async read(key: string, variantOf: VariantOf): Promise<StoredResponse | undefined> {
    const found = await this.#find(key, variantOf);
    if (found === undefined) this.counts.misses += 1;
    else this.counts.hits += 1;
    return found;
  }

  ticket(): number {
    return this.#options.history.now;
  }

  async write(key: string, response: StoredResponse): Promise<boolean> {
    const refused = await this.tryWrite(key, response);
    return refused === undefined;
  }

  /** `write` that says why not. */
  async tryWrite(key: string, response: StoredResponse): Promise<RefusedWrite | undefined> {
    const refused = await this.#write(key, response);
    if (refused === undefined) this.counts.writes += 1;
    else this.counts.refused[refused] += 1;
    return refused;
  }

  async delete(key: string): Promise<void> {
    const { redis, history } = this.#options;
    history.deleted(key);
    const deletion = { name: keyName(key), stored: storedAt(redis, key), mark: deletedAt(redis, key) };
    await this.#undelivered.try(() => publishDeletion(redis, deletion));
  }

  async purge({ tags, mode }: Purge): Promise<void> {
    const { redis, history } = this.#options;
    history.purged(tags);
    for (const [module, own] of Map.groupBy(tags, moduleOfTag)) {
      const unscoped = own.map((tag) => tag.slice(module.length + 1));
      await this.#undelivered.try(() => publishPurge(redis, { module, tags: unscoped, mode }));
    }
  }

  close(): void {
    this.#stop();
    this.#undelivered.close();
  }

  async #find(key: string, variantOf: VariantOf): Promise<StoredResponse | undefined> {
    if (!this.#isBelieved) return undefined;
    const ticket = this.ticket();
    try {
      let reply = await this.#ask(key, this.#shapes.shapes, variantOf);
      if (reply[0] === "shapes") reply = await this.#ask(key, shapesIn(reply[1]), variantOf);
      const [verdict, field, bytes] = reply;
      if (verdict === "history") this.#options.suspect();
      if (bytes === undefined || field === undefined) return undefined;
      return this.#decoded({ key, field: String(field), bytes, ticket, variantOf, soft: verdict === "soft" });
    } catch {
      // Counted and logged where it was sent (RedisMetrics, connection): for a reader there is nothing.
      return undefined;
    }
  }

  get #isBelieved(): boolean {
    const { redis, certainAt } = this.#options;
    if (redis.state !== "ready" || !this.#undelivered.isEmpty) return false;
    return this.#now() >= this.#readyAt + settling && certainAt() > this.#readyAt;
  }

  async #ask(
    key: string,
    shapes: readonly string[],
    variantOf: VariantOf,
  ): Promise<[string, Buffer?, Buffer?]> {
    const { redis, positions } = this.#options;
    const { epoch, seq } = positions.current ?? { epoch: "", seq: 0 };
    const [verdict, ...rest] = await redis.run<[Buffer, Buffer?, Buffer?]>(
      readScript,
      {
        keys: [storedAt(redis, key), purgeState(redis)],
        args: [String(Math.floor(this.#now())), epoch, String(seq), ...candidates(shapes, variantOf)],
      },
      { buffers: true },
    );
    return [String(verdict), ...rest];
  }

  /** What cannot be read, or is not what its place says, goes. */
  #decoded(found: {
    key: string;
    field: string;
    bytes: Buffer;
    ticket: number;
    variantOf: VariantOf;
    soft: boolean;
  }): StoredResponse | undefined {
    const { key, field, bytes, ticket, variantOf, soft } = found;
    const response = decodeResponse(bytes, ticket);
    if (response === undefined || response.variant !== variantOf(response.vary)) {
      void this.#remove(key, field);
      return undefined;
    }
    this.#shapes.saw(shapeName(response.vary));
    return soft ? softened(response, this.#now() - 1) : response;
  }

  async #write(key: string, response: StoredResponse): Promise<RefusedWrite | undefined> {
    const { redis, positions, largest = 4 * mebibyte } = this.#options;
    const position = positions.at(response.ticket);
    if (redis.state !== "ready" || position === undefined) return "away";
    if (this.#now() < this.#fullUntil) return "full";
    if (response.tags.length > mostTags || response.tags.some((tag) => tag.includes("\n"))) return "unfit";
    const bytes = encodeResponse(response);
    if (bytes.length > largest) return "too-large";
    const until = Math.ceil(Math.min(this.#lastUse(response), this.#now() + longestUse));
    if (until <= this.#now()) return "too-old";
    const shape = shapeName(response.vary);
    this.#shapes.saw(shape);
    try {
      const reply = await redis.run<string>(writeScript, {
        keys: [storedAt(redis, key), purgeState(redis), deletedAt(redis, key)],
        args: [
          String(Math.floor(this.#now())),
          position.epoch,
          String(position.seq),
          shape,
          fieldName(shape, response.variant),
          String(until),
          headOf(response, { ...position, until }),
          bytes,
          String(mostVariants),
          ...response.tags,
        ],
      });
      if (reply === "stored") return undefined;
      if (reply === "purged") return "purged";
      this.#options.suspect();
      return "away";
    } catch (error) {
      return this.#refusal(error);
    }
  }

  #lastUse({ freshUntil, staleWhileRevalidateUntil, staleIfErrorUntil }: StoredResponse): number {
    return Math.max(freshUntil, staleWhileRevalidateUntil, staleIfErrorUntil);
  }

  #refusal(error: unknown): RefusedWrite {
    const isFull =
      redisErrors.is(error, "REFUSED") &&
      error.cause instanceof Error &&
      error.cause.message.startsWith("OOM");
    if (!isFull) return "away";
    this.#fullUntil = this.#now() + fullPause;
    return "full";
  }

  async #remove(key: string, field: string): Promise<void> {
    const { redis } = this.#options;
    // It is looked at again, and removed again, by whoever reads it next.
    await redis.send(["HDEL", storedAt(redis, key), `h${field}`, `b${field}`]).catch(() => undefined);
  }
}

function shapesIn(lines: Buffer | undefined): string[] {
  return String(lines ?? "")
    .split("\n")
    .filter((line) => line !== "");
}

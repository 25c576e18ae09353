import {
  openPurgeHistory,
  purgeState,
  purgeStream,
  readPurgeLine,
  renewPurgeHistory,
  retryDelay,
  type PurgeHistoryState,
  type PurgeLine,
  type Redis,
  type RedisConnection,
  type StreamEntry,
} from "@madang/redis";
import type { Logger } from "@madang/service";
import { setTimeout as wait } from "node:timers/promises";
import { connectionReady } from "./connection-ready.ts";
import type { PurgeHistory } from "./purge-history.ts";
import type { PurgePosition, PurgePositions } from "./purge-positions.ts";
import type { PurgeSink } from "./purge-sink.ts";
import { scopedTag } from "./tags.ts";

export interface RedisPurgeFeedOptions {
  readonly redis: Redis;
  readonly sink: PurgeSink;
  readonly history: PurgeHistory;
  readonly positions: PurgePositions;
  readonly log: Logger;
  /** Called whenever it is certain that nothing is missing up to now. */
  readonly certain: () => void;
  /** Milliseconds from a purge's publication to its application here. */
  readonly applied: (lag: number) => void;
}

/** Milliseconds of one question for news. */
const block = 400;
const patience = 2000;
const linesAtOnce = 500;

/**
 * Follows the purges of all modules at Redis, on a connection of its own. It goes on where it stopped; where that is not possible
 * (the stream was cut, Redis was emptied or fell back to an older state) everything counts as perhaps purged.
 */
export class RedisPurgeFeed {
  readonly #options: RedisPurgeFeedOptions;
  readonly #connection: RedisConnection;
  readonly #ending = new AbortController();
  #line: string | undefined;
  #isSuspect = false;
  #roundsBehind = 0;

  constructor(options: RedisPurgeFeedOptions) {
    this.#options = options;
    this.#connection = options.redis.dedicated("purges");
    void this.#run();
  }

  /** Somebody has seen another history at Redis: looked at before anything else. */
  suspect(): void {
    this.#isSuspect = true;
  }

  close(): void {
    this.#ending.abort();
    this.#connection.close();
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await connectionReady(this.#connection, signal);
        await this.#resume();
        this.#options.certain();
        for (;;) {
          await this.#round();
          failures = 0;
        }
      } catch (error) {
        if (signal.aborted) return;
        if (failures === 0)
          this.#options.log.warn({ err: error }, "The feed of purges at Redis was interrupted");
        await wait(retryDelay(failures));
      }
    }
  }

  /** Goes on where it stopped if that can be found again, as it was. */
  async #resume(): Promise<void> {
    const { redis, positions } = this.#options;
    let state = await openPurgeHistory(redis, this.#connection);
    const before = positions.current;
    this.#isSuspect = false;
    this.#roundsBehind = 0;
    if (before === undefined || before.epoch !== state.epoch) return this.#beginAt(state);
    const found = state.seq < before.seq ? "lost" : await this.#lookBack(before);
    if (found === "there") return;
    if (found === "lost") {
      await renewPurgeHistory(redis, state.epoch);
      state = await openPurgeHistory(redis, this.#connection);
    }
    this.#beginAt(state);
  }

  /**
   * The line that was read last: still `there`, `cut` from the old end of the stream, or `lost`: Redis fell back to an older state, and gives
   * numbers that were given before to other purges.
   */
  async #lookBack({ seq }: PurgePosition): Promise<"there" | "cut" | "lost"> {
    const line = this.#line ?? "0-0";
    if (line === "0-0") return seq === 0 ? "there" : "cut";
    const [last] = await this.#range(line, line);
    if (last !== undefined) return readPurgeLine(last).seq === seq ? "there" : "lost";
    const [first] = await this.#range("-", "+");
    return first !== undefined && readPurgeLine(first).seq > seq ? "cut" : "lost";
  }

  #beginAt({ epoch, seq, line }: PurgeHistoryState): void {
    const { sink, history, positions } = this.#options;
    sink.missed();
    positions.reached(history.now, { epoch, seq });
    this.#line = line;
  }

  async #round(): Promise<void> {
    if (this.#isSuspect) return this.#resume();
    const { redis, positions, certain } = this.#options;
    const options = { timeout: block + patience };
    const [read, [first], last] = await Promise.all([
      this.#connection.send<unknown>(
        [
          "XREAD",
          "COUNT",
          String(linesAtOnce),
          "BLOCK",
          String(block),
          "STREAMS",
          purgeStream(redis),
          this.#line ?? "0-0",
        ],
        options,
      ),
      this.#connection.send<string[]>(["ZRANGE", purgeState(redis), "0", "0"], options),
      this.#connection.send<number | null>(["ZSCORE", purgeState(redis), "#"], options),
    ]);
    const lines = entriesOf(read).map(readPurgeLine);
    for (const line of lines) if (!this.#take(line)) return this.#resume();
    const { epoch, seq } = positions.current ?? { epoch: "", seq: 0 };
    if (first !== `@${epoch}` || last === null || last < seq) return this.#resume();
    this.#roundsBehind = lines.length === 0 && last > seq ? this.#roundsBehind + 1 : 0;
    if (this.#roundsBehind > 1) return this.#skipTo({ epoch, seq: last, line: this.#line ?? "0-0" });
    certain();
  }

  /** Numbers were given for which there are no lines: the stream was deleted. */
  #skipTo(state: PurgeHistoryState): void {
    this.#roundsBehind = 0;
    this.#beginAt(state);
  }

  /** False where it does not follow upon what was read before. */
  #take({ id, epoch, seq, told }: PurgeLine): boolean {
    const { sink, history, positions, applied } = this.#options;
    const before = positions.current;
    if (before?.epoch !== epoch) return false;
    this.#line = id;
    if (seq !== before.seq + 1 || told === undefined) sink.missed();
    else if ("key" in told) sink.forgetNamed(told.key);
    else sink.apply({ tags: told.tags.map((tag) => scopedTag(told.module, tag)), mode: told.mode });
    positions.reached(history.now, { epoch, seq });
    applied(Date.now() - Number.parseInt(id, 10));
    return true;
  }

  #range(from: string, to: string): Promise<StreamEntry[]> {
    return this.#connection.send(["XRANGE", purgeStream(this.#options.redis), from, to, "COUNT", "1"], {
      timeout: patience,
    });
  }
}

/** RESP3 gives a map of streams, RESP2 a list of pairs. */
function entriesOf(reply: unknown): StreamEntry[] {
  if (reply === null || reply === undefined) return [];
  const streams = (
    Array.isArray(reply) ? reply.map(([, entries]) => entries) : Object.values(reply)
  ) as StreamEntry[][];
  return streams.flat();
}

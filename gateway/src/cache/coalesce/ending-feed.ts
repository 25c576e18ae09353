import { setTimeout as after } from "node:timers/promises";
import type { Redis, RedisConnection } from "@madang/redis";
import { z } from "zod";
import type { FillOutcome } from "./coalescer.ts";
import type { Unwatch } from "./lease-board.ts";

export interface NamedEnding {
  readonly token: string;
  readonly outcome: FillOutcome;
}

type Told = (ending: NamedEnding) => void;

/** Milliseconds that one question to Redis stays open: less than the silence after which a connection is taken for dead. */
const patience = 800;
const pauseWithoutRedis = 100;
/** Milliseconds of endings that are read again with every new connection. */
const replayed = 5000;

const endingSchema = z.object({
  key: z.string(),
  token: z.string(),
  outcome: z.enum(["stored", "unshareable", "failed", "abandoned"]),
});

/** What other gateways say of fills that somebody waits for, read from one stream by a connection of its own, until Redis is closed. */
export class EndingFeed {
  readonly stream: string;
  readonly #connection: RedisConnection;
  readonly #listeners = new Map<string, Set<Told>>();
  #after: string | undefined;

  constructor(redis: Redis) {
    this.stream = redis.key("fill-endings");
    this.#connection = redis.dedicated("endings");
    void this.#follow();
  }

  watch(name: string, told: Told): Unwatch {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(told));
    return () => {
      listeners.delete(told);
      if (listeners.size === 0 && this.#listeners.get(name) === listeners) this.#listeners.delete(name);
    };
  }

  async #follow(): Promise<void> {
    while (this.#connection.state !== "closed") {
      try {
        for (const entry of await this.#next()) this.#tell(entry);
      } catch {
        // Logged by the connection, which comes back by itself; until then those who wait look for themselves.
        this.#after = undefined;
        await after(pauseWithoutRedis);
      }
    }
  }

  async #next(): Promise<readonly StreamEntry[]> {
    this.#after ??= await this.#recent();
    const command = [
      "XREAD",
      "COUNT",
      "1000",
      "BLOCK",
      String(patience),
      "STREAMS",
      this.stream,
      this.#after,
    ];
    const reply = await this.#connection.send<StreamReply>(command, { timeout: patience * 2 });
    return reply === null ? [] : (Object.values(reply)[0] ?? []);
  }

  /** A little before the last ending: somebody may have begun to wait while there was no connection. */
  async #recent(): Promise<string> {
    const command = ["XREVRANGE", this.stream, "+", "-", "COUNT", "1"];
    const [last] = await this.#connection.send<StreamEntry[]>(command);
    const at = Number(last?.[0].split("-")[0] ?? 0);
    return `${Math.max(0, at - replayed)}-0`;
  }

  #tell([id, fields]: StreamEntry): void {
    this.#after = id;
    const ending = endingSchema.safeParse(asRecord(fields)).data;
    if (ending === undefined) return;
    for (const told of this.#listeners.get(ending.key) ?? []) told(ending);
  }
}

type StreamEntry = readonly [id: string, fields: readonly string[]];
/** RESP 3: entries by the stream's name; null when nothing came. */
type StreamReply = Readonly<Record<string, readonly StreamEntry[]>> | null;

function asRecord(fields: readonly string[]): Record<string, string> {
  const record: Record<string, string> = {};
  for (let index = 0; index + 1 < fields.length; index += 2)
    record[fields[index] ?? ""] = fields[index + 1] ?? "";
  return record;
}

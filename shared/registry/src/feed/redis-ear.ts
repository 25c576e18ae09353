import type { Redis, RedisConnection } from "@madang/redis";
import { bellKey } from "./redis-bell.ts";
import { jittered } from "./jitter.ts";

/** Milliseconds of one question for news, and of waiting for its answer. */
const block = 1000;
const patience = 3000;
const retry = 1000;

type Answer = [stream: string, lines: [id: string, fields: string[]][]][] | null;

/** Hears of changes at Redis, on a connection of its own. While Redis is away it hears nothing and says nothing. */
export class RedisEar {
  readonly #connection: RedisConnection;
  readonly #key: string;
  readonly #onNews: () => void;
  #isClosed = false;
  #last = "$";

  constructor(redis: Redis, onNews: () => void) {
    this.#connection = redis.dedicated("registry");
    this.#key = bellKey(redis);
    this.#onNews = onNews;
    void this.#run();
  }

  get isThere(): boolean {
    return this.#connection.state === "ready";
  }

  close(): void {
    this.#isClosed = true;
    this.#connection.close();
  }

  async #run(): Promise<void> {
    while (!this.#isClosed) {
      try {
        await this.#hear();
      } catch {
        // The next look may be at an emptied Redis, where old numbers mean nothing; whatever was missed is found by looking.
        this.#last = "$";
        await new Promise((resolve) => setTimeout(resolve, jittered(retry)).unref());
        if (!this.#isClosed && this.isThere) this.#onNews();
      }
    }
  }

  async #hear(): Promise<void> {
    const command = ["XREAD", "BLOCK", String(block), "STREAMS", this.#key, this.#last];
    const answer = await this.#connection.send<Answer>(command, { timeout: patience });
    const line = answer?.[0]?.[1].at(-1)?.[0];
    if (line === undefined) return;
    this.#last = line;
    this.#onNews();
  }
}

import { setTimeout as wait } from "node:timers/promises";
import { retryDelay } from "@madang/redis";
import { request, type Dispatcher } from "undici";
import { FeedHistory } from "./feed-history.ts";
import { readFeedLine } from "./feed-lines.ts";
import { lostAfter } from "./feed-watch.ts";
import type { PurgeSink } from "./purge-sink.ts";

export interface ModuleFeedOptions {
  readonly module: string;
  /** Where the module's replicas are now; none while it has no place. */
  readonly origins: () => readonly string[];
  readonly dispatcher: Dispatcher;
  readonly sink: PurgeSink;
  /** Called whenever it is certain that nothing is missing up to now. */
  readonly certain: () => void;
  /** Milliseconds within which the first connection is made, by chance, so that thousands do not come at once. */
  readonly spread: number;
}

/** Milliseconds after which a module without a feed is asked again whether it has one now. */
const askAgain = 1500;
const longestLine = 1024 * 1024;

/** Follows the purges of one module at its own door. Without Redis, and while Redis is lost. */
export class ModuleFeed {
  readonly #options: ModuleFeedOptions;
  readonly #history: FeedHistory;
  readonly #ending = new AbortController();
  #turn = Math.floor(Math.random() * 1000);

  constructor(options: ModuleFeedOptions) {
    this.#options = options;
    this.#history = new FeedHistory(options.module, options.sink);
    void this.#run();
  }

  close(): void {
    this.#ending.abort();
  }

  async #run(): Promise<void> {
    await this.#pause(Math.random() * this.#options.spread);
    for (let failures = 0; !this.#ending.signal.aborted; failures += 1) {
      const pause = await this.#follow(() => (failures = 0)).catch(() => undefined);
      await this.#pause(pause ?? retryDelay(failures));
    }
  }

  /** Until the connection ends. Gives a pause other than the usual one. */
  async #follow(onLine: () => void): Promise<number | undefined> {
    const origin = this.#nextOrigin();
    if (origin === undefined) return this.#hasNone();
    const { after } = this.#history;
    const { statusCode, body } = await request(
      `${origin}/_purges${after === undefined ? "" : `?after=${after}`}`,
      {
        dispatcher: this.#options.dispatcher,
        signal: this.#ending.signal,
        headersTimeout: lostAfter,
        bodyTimeout: lostAfter,
      },
    );
    if (statusCode !== 200) {
      await body.dump();
      return statusCode === 404 ? this.#hasNone() : undefined;
    }
    for await (const line of linesOf(body)) {
      const read = readFeedLine(line);
      if (read === undefined) throw new Error("not a feed of purges");
      this.#history.take(read);
      this.#options.certain();
      onLine();
    }
    return undefined;
  }

  /** A module without a feed has no purges. */
  #hasNone(): number {
    this.#options.certain();
    return askAgain;
  }

  #nextOrigin(): string | undefined {
    const origins = this.#options.origins();
    this.#turn += 1;
    return origins[this.#turn % origins.length];
  }

  async #pause(milliseconds: number): Promise<void> {
    const { signal } = this.#ending;
    await wait(milliseconds, undefined, { signal, ref: false }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

async function* linesOf(body: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = "";
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) throw new Error("a line without an end");
    yield* lines;
  }
}

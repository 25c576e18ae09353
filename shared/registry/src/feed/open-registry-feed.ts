import type { Redis } from "@madang/redis";
import type { Logger } from "@madang/service";
import { Database } from "../database/database.ts";
import type { RegistryFeed } from "../registry.ts";
import { readRevision } from "../rows/change-rows.ts";
import { Alarm } from "./alarm.ts";
import { jittered } from "./jitter.ts";
import { Listening } from "./listening.ts";
import { RedisEar } from "./redis-ear.ts";

export interface OpenRegistryFeedOptions {
  /** PostgreSQL connection URI. */
  readonly url: string;
  readonly log: Logger;
  readonly redis?: Redis | undefined;
  /** Milliseconds between looks while something listens, and while nothing does. */
  readonly pollEvery?: number;
  readonly pollAlone?: number;
}

/** Never throws: a registry that is away is found again, and is logged once each time that it goes. */
export function openRegistryFeed(options: OpenRegistryFeedOptions): RegistryFeed {
  return new Feed(options);
}

class Feed implements RegistryFeed {
  readonly #options: OpenRegistryFeedOptions;
  readonly #database: Database;
  readonly #alarm = new Alarm();
  readonly #listening: Listening;
  readonly #ear: RedisEar | undefined;
  #revision: number | undefined;
  #isClosed = false;
  #isToldAway = false;
  #isToldFailed = false;

  constructor(options: OpenRegistryFeedOptions) {
    this.#options = options;
    const { url, log, redis } = options;
    const onNews = (): void => this.#alarm.ring();
    this.#database = new Database({ url, log, name: "madang-registry-poll", poolSize: 1, timeout: 2000 });
    this.#listening = new Listening({ url, log, onNews });
    this.#ear = redis === undefined ? undefined : new RedisEar(redis, onNews);
  }

  follow(changed: () => Promise<void>): void {
    void this.#run(changed);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#alarm.ring();
    this.#listening.close();
    this.#ear?.close();
    await this.#database.close();
  }

  async #run(changed: () => Promise<void>): Promise<void> {
    let mustLook = true;
    while (!this.#isClosed) {
      const revision = await this.#askRevision();
      const isNews = revision !== undefined && revision !== this.#revision;
      // Also where the registry is away: what looks has something on disk.
      if (mustLook || isNews) {
        const isDone = await this.#look(changed);
        if (isDone && revision !== undefined) this.#revision = revision;
        mustLook = !isDone;
      }
      const pause = mustLook ? this.#alone() : this.#pause();
      await this.#alarm.sleep(jittered(pause));
    }
  }

  async #askRevision(): Promise<number | undefined> {
    try {
      const revision = await readRevision(this.#database.query);
      if (this.#isToldAway) this.#options.log.info("the registry of releases is there again");
      this.#isToldAway = false;
      return revision;
    } catch (error) {
      if (!this.#isToldAway && !this.#isClosed)
        this.#options.log.warn({ err: error }, "the registry of releases is away; what runs stays as it is");
      this.#isToldAway = true;
      return undefined;
    }
  }

  async #look(changed: () => Promise<void>): Promise<boolean> {
    try {
      await changed();
      this.#isToldFailed = false;
      return true;
    } catch (error) {
      if (!this.#isToldFailed && !this.#isToldAway && !this.#isClosed)
        this.#options.log.warn(
          { err: error },
          "a change of the registry was not taken up; it is tried again",
        );
      this.#isToldFailed = true;
      return false;
    }
  }

  #pause(): number {
    return this.#listening.isThere || this.#ear?.isThere === true
      ? (this.#options.pollEvery ?? 5000)
      : this.#alone();
  }

  #alone(): number {
    return this.#options.pollAlone ?? 1000;
  }
}

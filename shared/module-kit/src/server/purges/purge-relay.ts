import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "@madang/service";
import { Alarm } from "./alarm.ts";
import { openListening, type ListeningConnection } from "./listening-connection.ts";
import type { PurgeSource } from "./follow-purges.ts";
import {
  beginEpoch,
  leadRelays,
  numberPurges,
  readState,
  type FeedState,
  type NumberedPurge,
  type PurgePosition,
} from "./purge-feed-state.ts";
import { PurgeHistory } from "./purge-history.ts";

export interface RelayOptions {
  /** PostgreSQL connection URI. */
  readonly url: string;
  readonly schema: string;
  readonly log: Logger;
}

/** Milliseconds. The beat is also the poll that stands behind LISTEN; its jitter keeps replicas apart. */
const pace = { beat: 500, jitter: 50, rest: 20, retryFrom: 50, retryTo: 1000 };

/**
 * Gives the module's committed purges their numbers and tells whoever follows. Every replica runs one: whichever comes first gives
 * the numbers, and all see the same ones.
 */
export class PurgeRelay implements PurgeSource {
  readonly #options: RelayOptions;
  readonly #ending = new AbortController();
  readonly #alarm = new Alarm();
  readonly #listeners = new Set<() => void>();
  readonly #history = new PurgeHistory();
  #connection: ListeningConnection | undefined;
  #position: PurgePosition | undefined;
  #expected: PurgePosition | undefined;
  #leads = false;
  #ended: Promise<void> | undefined;

  constructor(options: RelayOptions) {
    this.#options = options;
  }

  /** Resolves after the first look at the database, or after so many milliseconds without one. */
  async start(patience = 1000): Promise<void> {
    this.#ended ??= this.#run();
    await this.look(patience);
  }

  /** Undefined until the database has answered once. */
  get position(): PurgePosition | undefined {
    return this.#position;
  }

  get connected(): boolean {
    return this.#connection !== undefined;
  }

  get module(): string {
    return this.#options.schema;
  }

  /** True in one replica alone, as long as its connection holds: it publishes first where one is enough. */
  get leads(): boolean {
    return this.#leads;
  }

  /** Aborted when the relay ends. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Called after every look at the database, whether there was something new or not. Gives what ends it. */
  onLook(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Resolves after the next look, which begins at once, or after so many milliseconds without one. */
  async look(patience = 1000): Promise<void> {
    const looked = Promise.withResolvers<void>();
    const unsubscribe = this.onLook(looked.resolve);
    this.#alarm.ring();
    await Promise.race([looked.promise, this.#pause(patience)]);
    unsubscribe();
  }

  /** A page of what was published after a number. Rejects while the database is away. */
  async read(after: number, upTo: number): Promise<readonly NumberedPurge[]> {
    if (this.#connection === undefined) throw new Error("the connection for purges is lost");
    return this.#history.read(this.#connection.query, after, upTo);
  }

  /** Somebody has seen this position: a database that stands before it was set back. */
  expect(position: PurgePosition): void {
    this.#expected = position;
  }

  async close(): Promise<void> {
    this.#ending.abort();
    this.#alarm.ring();
    await this.#ended;
  }

  async #run(): Promise<void> {
    const { log } = this.#options;
    for (let failures = 0; !this.signal.aborted; failures += 1) {
      try {
        await this.#follow(() => (failures = 0));
      } catch (error) {
        if (failures === 0 && !this.signal.aborted)
          log.warn({ err: error }, "purges wait: their connection to the database was lost");
      }
      await this.#pause(Math.min(pace.retryTo, pace.retryFrom * 2 ** failures) * (0.5 + Math.random()));
    }
  }

  async #follow(onAnswer: () => void): Promise<void> {
    const { url, schema } = this.#options;
    const connection = await openListening({ url, schema, onWake: () => this.#alarm.ring() });
    try {
      while (!this.signal.aborted) {
        // Before the look: what is committed during it rings for the next one.
        this.#alarm.reset();
        await this.#look(connection);
        onAnswer();
        // A burst of commits is one look, not a hundred.
        await this.#pause(pace.rest);
        await this.#alarm.sleep(pace.beat - pace.rest + (Math.random() * 2 - 1) * pace.jitter);
        if (connection.lost) throw new Error("the connection was closed");
      }
    } finally {
      this.#connection = undefined;
      this.#leads = false;
      connection.close();
    }
  }

  async #look(connection: ListeningConnection): Promise<void> {
    const { query } = connection;
    this.#leads ||= await leadRelays(query);
    let state = await readState(query);
    while (state.waiting) {
      await numberPurges(query);
      state = await readState(query);
    }
    if (this.#isSetBack(state)) {
      await beginEpoch(query);
      state = await readState(query);
    }
    this.#position = { epoch: state.epoch, seq: state.seq };
    this.#connection = connection;
    for (const listener of this.#listeners) listener();
  }

  #isSetBack({ epoch, seq }: FeedState): boolean {
    return [this.#position, this.#expected].some((seen) => seen?.epoch === epoch && seq < seen.seq);
  }

  /** A process that ends does not wait. */
  async #pause(milliseconds: number): Promise<void> {
    const { signal } = this;
    await wait(Math.max(0, milliseconds), undefined, { signal, ref: false }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

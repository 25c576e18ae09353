import type { Logger } from "@madang/service";
import { escapeIdentifier } from "pg";
import { PatientClient } from "../database/patient-client.ts";
import { changeChannel } from "../rows/change-rows.ts";
import { jittered } from "./jitter.ts";

/** Milliseconds: a PostgreSQL that takes longer for these small statements is as good as away. */
const patience = 2000;
/** Milliseconds between questions whether the connection still lives: one that broke without a word is found by it. */
const pulse = 5000;
const retry = { first: 200, most: 5000 };

export interface ListeningOptions {
  readonly url: string;
  readonly log: Logger;
  /** Something was committed, or the connection is there again after it was away. */
  readonly onNews: () => void;
}

/** Hears of changes the moment they are committed, on a connection of its own that comes back by itself. */
export class Listening {
  readonly #options: ListeningOptions;
  #client: PatientClient | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #isThere = false;
  #failures = 0;

  constructor(options: ListeningOptions) {
    this.#options = options;
    void this.#open();
  }

  get isThere(): boolean {
    return this.#isThere;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#client?.drop();
  }

  async #open(): Promise<void> {
    const client = new PatientClient({
      connectionString: this.#options.url,
      application_name: "madang-registry-feed",
      connectionTimeoutMillis: patience,
      statement_timeout: patience,
      query_timeout: patience + 500,
      keepAlive: true,
    });
    this.#client = client;
    const lost = (): void => this.#lost(client);
    client.on("error", lost).on("end", lost).on("notification", this.#options.onNews);
    try {
      await client.connect();
      await client.query(`listen ${escapeIdentifier(changeChannel)}`);
      if (this.#client !== client) return;
      this.#isThere = true;
      this.#failures = 0;
      this.#options.onNews();
      this.#beat(client);
    } catch {
      lost();
    }
  }

  #beat(client: PatientClient): void {
    this.#timer = setTimeout(() => {
      client.query("select 1").then(
        () => this.#client === client && this.#isThere && this.#beat(client),
        () => this.#lost(client),
      );
    }, jittered(pulse)).unref();
  }

  #lost(client: PatientClient): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#isThere = false;
    client.drop();
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    const wait = Math.min(retry.most, retry.first * 2 ** Math.min(this.#failures, 10));
    this.#failures += 1;
    this.#timer = setTimeout(() => void this.#open(), jittered(wait)).unref();
  }
}

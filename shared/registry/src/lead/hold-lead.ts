import type { Logger } from "@madang/service";
import { PatientClient } from "../database/patient-client.ts";
import { jittered } from "../feed/jitter.ts";

export interface HoldLeadOptions {
  readonly url: string;
  readonly log: Logger;
  /** Called when the lead is got, and when it is lost: not at the end by `close`. */
  readonly changed: (isLeading: boolean) => void;
  /** Milliseconds between tries, and between looks whether the connection still lives. */
  readonly every?: number;
}

export interface Lead {
  readonly isLeading: boolean;
  close(): void;
}

/** Milliseconds: whoever cannot ask in this time does not lead. */
const patience = 2000;

/**
 * One of several processes leads: it holds a session's advisory lock, which PostgreSQL gives to the next one as soon as this process, or its
 * connection, is gone. https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export function holdLead(options: HoldLeadOptions): Lead {
  const holder = new LeadHolder(options);
  return {
    get isLeading() {
      return holder.isLeading;
    },
    close: () => holder.close(),
  };
}

class LeadHolder {
  readonly #options: HoldLeadOptions;
  #client: PatientClient | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  isLeading = false;

  constructor(options: HoldLeadOptions) {
    this.#options = options;
    void this.#round();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#client?.drop();
    this.isLeading = false;
  }

  async #round(): Promise<void> {
    try {
      this.#client ??= await this.#connected();
      const text = this.isLeading ? "select true as got" : lock;
      const { rows } = await this.#client.query<{ got: boolean }>(text);
      this.#become(rows[0]?.got === true);
    } catch (error) {
      if (this.isLeading) this.#options.log.warn({ err: error }, "the lead of the admin API is lost");
      this.#lose();
    }
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.#round(), jittered(this.#options.every ?? 1000)).unref();
  }

  async #connected(): Promise<PatientClient> {
    const client = new PatientClient({
      connectionString: this.#options.url,
      application_name: "madang-registry-lead",
      connectionTimeoutMillis: patience,
      statement_timeout: patience,
      query_timeout: patience + 500,
      keepAlive: true,
    });
    const lost = (): void => {
      if (this.#client === client) this.#lose();
    };
    client.on("error", lost).on("end", lost);
    try {
      await client.connect();
    } catch (error) {
      client.drop();
      throw error;
    }
    return client;
  }

  #lose(): void {
    this.#client?.drop();
    this.#client = undefined;
    this.#become(false);
  }

  #become(isLeading: boolean): void {
    if (this.isLeading === isLeading || this.#isClosed) return;
    this.isLeading = isLeading;
    this.#options.changed(isLeading);
  }
}

const lock = "select pg_try_advisory_lock(hashtext('madang_registry'), 2) as got";

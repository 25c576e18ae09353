import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "@madang/service";
import { Pool, type Client, type PoolClient, type QueryResultRow } from "pg";
import { explained, isRefusal } from "./explained.ts";
import { PatientClient } from "./patient-client.ts";

export type Query = <Row extends QueryResultRow>(
  text: string,
  values?: readonly unknown[],
  options?: {
    /** Milliseconds in place of the usual ones; PostgreSQL itself is told with `statement_timeout`. */
    readonly timeout?: number;
  },
) => Promise<Row[]>;

export interface DatabaseOptions {
  /** PostgreSQL connection URI. */
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  readonly log: Logger;
  readonly poolSize?: number;
  /** Milliseconds for one statement, and for a connection. */
  readonly timeout?: number;
}

/** Milliseconds more than the server allows itself: after that it is taken to hang. */
const grace = 500;

/** Statements with deadlines on both sides. Rejects with errors of errors.ts where PostgreSQL is away, hangs, or is not set up. */
export class Database {
  readonly #pool: Pool;
  readonly #clients = new Set<PatientClient>();

  /** Opens no connection yet. */
  constructor({ url, name, log, poolSize = 4, timeout = 3000 }: DatabaseOptions) {
    this.#pool = new Pool({
      connectionString: url,
      // pg makes it with the pool's settings; its types know of none.
      Client: PatientClient as unknown as new () => Client,
      max: poolSize,
      application_name: name,
      connectionTimeoutMillis: timeout,
      statement_timeout: timeout,
      query_timeout: timeout + grace,
      idle_in_transaction_session_timeout: timeout * 2,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      options: "-c search_path=madang_registry -c timezone=UTC",
    });
    this.#pool.on("error", (error) => log.debug({ err: error }, "a connection to the registry was lost"));
    this.#pool.on("connect", (client) => this.#keep(client as unknown as PatientClient, log));
  }

  readonly query: Query = (text, values, options) => this.session((query) => query(text, values, options));

  /** All of it or nothing. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.session((query) => inTransaction(query, work));
  }

  /** Connections that do not end when they are told to are broken. */
  async close(): Promise<void> {
    await Promise.race([this.#pool.end(), wait(grace, undefined, { ref: false })]);
    for (const client of this.#clients) client.drop();
  }

  /** Statements on one connection, one after the other. */
  async session<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    let isWhole = true;
    const query = async <Row extends QueryResultRow>(...[text, values = [], options]: Parameters<Query>) => {
      const limit = options?.timeout === undefined ? {} : { query_timeout: options.timeout };
      try {
        return (await client.query<Row>({ text, values: values.map(storable), ...limit })).rows;
      } catch (error) {
        isWhole &&= isRefusal(error);
        throw explained(error);
      }
    };
    try {
      return await work(query);
    } finally {
      if (!isWhole) (client as unknown as PatientClient).drop();
      client.release(!isWhole);
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw explained(error);
    }
  }

  #keep(client: PatientClient, log: Logger): void {
    this.#clients.add(client);
    client.on("end", () => this.#clients.delete(client));
    client.on("error", (error) => log.debug({ err: error }, "a connection to the registry broke in use"));
  }
}

/** PostgreSQL's text has no U+0000, and last words of processes do. */
function storable(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : value;
}

export async function inTransaction<T>(query: Query, work: (query: Query) => Promise<T>): Promise<T> {
  await query("begin");
  try {
    const result = await work(query);
    await query("commit");
    return result;
  } catch (error) {
    // Where even that fails the connection is dropped, and the transaction with it.
    await query("rollback").catch(() => undefined);
    throw error;
  }
}

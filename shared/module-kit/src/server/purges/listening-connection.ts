import { Socket } from "node:net";
import { Client, escapeIdentifier } from "pg";
import { purgeChannel } from "./purge-tables.ts";
import type { Query } from "./purge-feed-state.ts";

export interface ListeningConnection {
  /** Statements wait for one another. Rejects when the connection is lost. */
  readonly query: Query;
  /** Closed, by whichever side. */
  readonly lost: boolean;
  close(): void;
}

export interface ListeningOptions {
  /** PostgreSQL connection URI. */
  readonly url: string;
  readonly schema: string;
  /** Something was committed or numbered, or the connection is lost. */
  readonly onWake: () => void;
}

/** Milliseconds: a database that takes longer for these small statements is as good as away. */
const patience = 2000;

/**
 * A connection of its own that hears of purges the moment they are committed: a pool whose connections are all busy would hear of
 * them when the surge is over.
 */
export async function openListening({ url, schema, onWake }: ListeningOptions): Promise<ListeningConnection> {
  const socket = new Socket();
  const client = new Client({
    connectionString: url,
    application_name: `${schema}-purges`,
    connectionTimeoutMillis: patience,
    statement_timeout: patience,
    query_timeout: patience + 500,
    keepAlive: true,
    options: `-c search_path="${schema}",public -c timezone=UTC`,
    stream: () => socket,
  });
  let lost = false;
  const lose = () => {
    lost = true;
    socket.destroy();
    onWake();
  };
  client.on("error", lose).on("end", lose).on("notification", onWake);
  let before: Promise<unknown> = Promise.resolve();
  const query: Query = <Row>(text: string, values: readonly unknown[] = []) => {
    const result = before.then(async () => (await client.query(text, [...values])).rows as Row[]);
    before = result.catch(() => undefined);
    return result;
  };
  try {
    await client.connect();
    await client.query(`listen ${escapeIdentifier(purgeChannel + schema)}`);
  } catch (error) {
    lose();
    throw error;
  }
  return {
    query,
    get lost() {
      return lost;
    },
    close: lose,
  };
}

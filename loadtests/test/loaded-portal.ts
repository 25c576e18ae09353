import { workspaceRoot } from "@madang/test-kit";
import { Client } from "pg";
import { findK6 } from "../runner/k6/find-k6.ts";
import { startOwnPortal } from "../runner/portal/own-portal.ts";

export interface LoadedPortal {
  readonly origin: string;
  /** What the command needs to look into its database, and the k6 to use. */
  readonly env: Readonly<Record<string, string>>;
  query(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/** A real portal under its supervisor, for several runs of the command; k6 is built first where there is none. */
export async function startLoadedPortal(): Promise<LoadedPortal> {
  const signal = new AbortController().signal;
  const k6 = await findK6({ environment: process.env, say: () => undefined, signal });
  const portal = await startOwnPortal({ root: workspaceRoot, signal, say: () => undefined });
  const { url, dataKeys } = portal.database ?? { url: "", dataKeys: "" };
  return {
    origin: portal.origin,
    env: { DATABASE_URL: url, MADANG_DATA_KEYS: dataKeys, K6_BIN: k6.file },
    async query(text, values = []) {
      const client = new Client({ connectionString: url });
      await client.connect();
      try {
        const { rows } = await client.query(text, [...values]);
        return rows as Record<string, unknown>[];
      } finally {
        await client.end();
      }
    },
    stop: () => portal.stop(),
  };
}

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTemporaryPostgres } from "@madang/embedded-postgres";
import { Kysely, PostgresDialect, type Transaction } from "kysely";
import { Pool } from "pg";
import type { FeedItem } from "../src/feed/feed-item.ts";
import { addressesBelow } from "./file-addresses.ts";
import { feedFiles } from "../src/run/feed-files.ts";
import { importFeeds } from "../src/run/import-feeds.ts";
import type { ImportSummary, SaveResult } from "../src/run/import-summary.ts";

export interface PageAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A module that lives on feeds, serving on a PostgreSQL of its own. */
export interface DocumentServer<Tables> {
  readonly origin: string;
  readonly databaseUrl: string;
  /** On the module's schema. */
  readonly db: Kysely<Tables>;
  get(path: string, language?: string): Promise<PageAnswer>;
  /** Imports a file or a folder. */
  importPath(path: string): Promise<ImportSummary>;
  importText(feed: string): Promise<ImportSummary>;
  /** Address of another, empty database. */
  freshDatabase(): Promise<string>;
  close(): Promise<void>;
}

export interface DocumentServerOptions<Tables> {
  readonly schema: string;
  readonly start: (
    env: Readonly<Record<string, string>>,
  ) => Promise<{ readonly origin: string; close(): Promise<void> }>;
  readonly save: (transaction: Transaction<Tables>, item: FeedItem) => Promise<SaveResult>;
  readonly withdraw: (transaction: Transaction<Tables>, guid: string) => Promise<boolean>;
}

export async function startDocumentServer<Tables>(
  options: DocumentServerOptions<Tables>,
): Promise<DocumentServer<Tables>> {
  const postgres = await startTemporaryPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const service = await options.start({ DATABASE_URL: databaseUrl, LOG_LEVEL: "silent" });
  const db = openSchema<Tables>(databaseUrl, options.schema);
  const importPath = async (path: string) =>
    importFeeds({
      files: await feedFiles(path),
      addresses: addressesBelow(`/api/${options.schema}`),
      save: (item) => db.transaction().execute((transaction) => options.save(transaction, item)),
      withdraw: (guid) => db.transaction().execute((transaction) => options.withdraw(transaction, guid)),
    });
  return {
    origin: service.origin,
    databaseUrl,
    db,
    importPath,
    importText: (feed) => withFile(feed, importPath),
    get: (path, language = "ko") => ask(service.origin + path, language),
    freshDatabase: () => postgres.freshDatabase(),
    async close() {
      await db.destroy();
      await service.close();
      await postgres.close();
    },
  };
}

function openSchema<Tables>(connectionString: string, schema: string): Kysely<Tables> {
  const pool = new Pool({ connectionString, options: `-c search_path=${schema}` });
  // The pool says it has ended before its connections have: they may still hear that PostgreSQL stops.
  pool.on("error", () => {});
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

async function ask(url: string, language: string): Promise<PageAnswer> {
  const answer = await fetch(url, { headers: { "madang-language": language }, redirect: "manual" });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

async function withFile<T>(text: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "madang-feed-"));
  const path = join(folder, "feed.xml");
  try {
    await writeFile(path, text);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

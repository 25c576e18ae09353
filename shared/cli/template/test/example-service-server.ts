import { randomUUID } from "node:crypto";
import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { startModule } from "@madang/module-kit/server";
import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import { afterAll, beforeAll } from "vitest";
import { exampleServiceDefinition } from "../server/example-service-definition.ts";
import type { ExampleServiceDatabase, ExampleServiceTables } from "../server/queries/tables.ts";

export interface PageAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** The module, serving on a PostgreSQL of its own. */
export interface TestServer {
  readonly origin: string;
  readonly postgres: TemporaryPostgres;
  readonly databaseUrl: string;
  /** On the module's schema. */
  readonly db: ExampleServiceDatabase;
  get(path: string, asked?: Asked): Promise<PageAnswer>;
  post(path: string, fields: Readonly<Record<string, string>>, asked?: Asked): Promise<PageAnswer>;
}

interface Asked {
  readonly language?: string;
  /** The pseudonym that the gateway would send. */
  readonly visitor?: string;
}

/** What a complete form sends; each call is another form. */
export function completeForm(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    key: randomUUID(),
    title: "Winter market",
    day: "2026-11-30",
    place: "Riverside, area 2",
    body: "Thirty farms sell what they grow.\n\nBring a bag.",
    ...changes,
  };
}

/** One server for the tests of a file. */
export function useServer(): () => TestServer {
  let server: (TestServer & { close(): Promise<void> }) | undefined;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.close());
  return () => server!;
}

async function startServer(): Promise<TestServer & { close(): Promise<void> }> {
  const postgres = await startTemporaryPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const service = await startModule(exampleServiceDefinition, {
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: "silent",
  });
  const db = openDatabase(databaseUrl);
  const ask = async (path: string, init: RequestInit, { language = "ko", visitor }: Asked = {}) => {
    const headers = { "madang-language": language, ...(visitor && { "madang-visitor": visitor }) };
    const answer = await fetch(service.origin + path, { ...init, headers, redirect: "manual" });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  };
  return {
    origin: service.origin,
    postgres,
    databaseUrl,
    db,
    get: (path, asked) => ask(path, {}, asked),
    post: (path, fields, asked) =>
      ask(path, { method: "POST", body: new URLSearchParams(fields) }, { visitor: "somebody", ...asked }),
    async close() {
      await db.destroy();
      await service.close();
      await postgres.close();
    },
  };
}

/** On the module's schema. */
export function openDatabase(url: string): ExampleServiceDatabase {
  const pool = new Pool({ connectionString: url, options: '-c search_path="example-service"' });
  // A database that a test has ended says so on every connection.
  pool.on("error", () => {});
  return new Kysely<ExampleServiceTables>({ dialect: new PostgresDialect({ pool }) });
}

import { existsSync } from "node:fs";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTemporaryPostgres, type TemporaryPostgres } from "../src/temporary-postgres.ts";

let postgres: TemporaryPostgres;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(async () => {
  await postgres.close();
});

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

test("speaks UTF-8 and finds trigrams in Korean text whatever the locale of the machine", async () => {
  const url = await postgres.freshDatabase();
  expect(await query(url, "SHOW server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
  await query(url, "CREATE EXTENSION pg_trgm");
  const [row] = await query(url, "SELECT cardinality(show_trgm('거주자 우선주차')) AS trigrams");
  expect(row?.["trigrams"]).toBeGreaterThan(5);
});

test("gives every test a database of its own", async () => {
  const [one, two] = [await postgres.freshDatabase(), await postgres.freshDatabase()];
  await query(one, "CREATE TABLE only_here (id int)");
  await expect(query(two, "SELECT * FROM only_here")).rejects.toThrow("does not exist");
});

test("refuses a wrong password", async () => {
  const url = postgres.url("postgres").replace(/:[0-9a-f]{32}@/, ":wrong@");
  await expect(query(url, "SELECT 1")).rejects.toThrow("password authentication failed");
});

test("leaves neither a process nor a file behind", async () => {
  const other = await startTemporaryPostgres();
  const url = await other.freshDatabase();
  const [row] = await query(url, "SHOW data_directory");
  await other.close();
  expect(() => process.kill(other.pid, 0)).toThrow("ESRCH");
  expect(existsSync(String(row?.["data_directory"]))).toBe(false);
});

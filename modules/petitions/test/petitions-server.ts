import { randomBytes } from "node:crypto";
import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { startService, type ServiceProcess } from "@madang/test-kit";
import { Client } from "pg";
import { serverFile } from "./server-file.ts";

/** The built module in a process of its own, on a real PostgreSQL. */
export interface PetitionsServer {
  readonly postgres: TemporaryPostgres;
  readonly databaseUrl: string;
  readonly dataKeys: string;
  readonly service: ServiceProcess;
  readonly origin: string;
  /** Another process on the same database, as after a crash or beside the first. */
  startAnother(env?: Readonly<Record<string, string>>): Promise<ServiceProcess>;
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export function newDataKey(id: string): string {
  return `${id}:${randomBytes(32).toString("base64url")}`;
}

export async function startPetitions(): Promise<PetitionsServer> {
  const postgres = await startTemporaryPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const dataKeys = newDataKey("k1");
  const started: ServiceProcess[] = [];
  const startAnother = async (env: Readonly<Record<string, string>> = {}) => {
    const service = await startService({
      name: "petitions",
      file: serverFile,
      env: { DATABASE_URL: databaseUrl, MADANG_DATA_KEYS: dataKeys, ...env },
    });
    started.push(service);
    return service;
  };
  const service = await startAnother();
  const query = <Row>(text: string, values: readonly unknown[] = []) =>
    queryOnce<Row>(databaseUrl, text, values);
  const close = async () => {
    await Promise.all(started.map((each) => each.stop()));
    await postgres.close();
  };
  return { postgres, databaseUrl, dataKeys, service, origin: service.origin, startAnother, query, close };
}

async function queryOnce<Row>(url: string, text: string, values: readonly unknown[]): Promise<Row[]> {
  const client = new Client({ connectionString: url, options: "-c search_path=petitions" });
  await client.connect();
  try {
    const { rows } = await client.query(text, [...values]);
    return rows as Row[];
  } finally {
    await client.end();
  }
}

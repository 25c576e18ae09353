import type { Logger } from "@madang/service";
import { Database, type Query } from "./database/database.ts";
import { readEnvelopes, listReleases } from "./rows/release-rows.ts";
import { readReplicas } from "./rows/replica-rows.ts";
import { writeReport } from "./rows/report-rows.ts";
import { newestSequence, newestSnapshot } from "./rows/snapshot-rows.ts";
import type { RegistryReader } from "./registry.ts";

/** What the reading half needs of a database. */
export interface Statements {
  readonly query: Query;
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface OpenRegistryOptions {
  /** PostgreSQL connection URI. */
  readonly url: string;
  readonly log: Logger;
  /** Milliseconds that a statement, or a connection, may take. */
  readonly timeout?: number;
}

/** Never throws, and opens no connection yet: a registry that is away is found again as soon as it answers. */
export function openRegistryReader({ url, log, timeout = 3000 }: OpenRegistryOptions): RegistryReader {
  return readingRegistry(new Database({ url, log, name: "madang-registry-reader", timeout, poolSize: 2 }));
}

export function readingRegistry(database: Statements): RegistryReader {
  const { query } = database;
  return {
    newestSnapshot: () => newestSnapshot(query),
    newestSequence: () => newestSequence(query),
    releases: (module) => listReleases(query, module),
    envelopes: (digests) => readEnvelopes(query, digests),
    replicas: () => readReplicas(query),
    report: (report, outcomes) => database.transaction((within) => writeReport(within, report, outcomes)),
    close: () => database.close(),
  };
}

import type { StoredResponse } from "./stored-response.ts";

/** One variant in memory, and its place in the lists that it belongs to. */
export interface MemoryEntry {
  readonly key: string;
  readonly bytes: number;
  /** Whose purges concern it. */
  readonly modules: readonly string[];
  /** Rises with every write: the most recent of several has the highest. */
  readonly order: number;
  response: StoredResponse;
  /** The answer as it is used while purges do not arrive; made when first asked for. */
  unsure: StoredResponse | undefined;
  /** Neighbours by use (recency-list.ts). */
  older: MemoryEntry | undefined;
  newer: MemoryEntry | undefined;
}

import type { RunRecord } from "../results/run-record.ts";

/** A record with the file that messages name. */
export interface NamedRecord {
  readonly file: string;
  readonly record: RunRecord;
}

import { readFileSync } from "node:fs";
import type { z } from "zod";
import { loadtestErrors } from "../runner/errors.ts";
import { runRecordSchema, type RunRecord } from "./run-record.ts";

/** Reads a run.json. Throws LOADTEST_RECORD_UNREADABLE, LOADTEST_RECORD_INVALID. */
export function readRecord(file: string): RunRecord {
  const read = runRecordSchema.safeParse(parsed(file));
  if (read.success) return read.data;
  throw loadtestErrors.create("RECORD_INVALID", { file, reason: firstIssues(read.error) });
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw loadtestErrors.create("RECORD_UNREADABLE", { file, reason: (error as Error).message }, error);
  }
}

/** A file that is no record at all breaks every rule; three of them tell it. */
function firstIssues({ issues }: z.ZodError): string {
  const told = issues.slice(0, 3).map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`);
  return [...told, ...(issues.length > 3 ? [`and ${issues.length - 3} more`] : [])].join("; ");
}

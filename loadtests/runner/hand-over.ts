import { writeReport } from "../report/write-report.ts";
import type { ExitCode } from "../requirements.ts";
import type { RunRecord } from "../results/run-record.ts";
import { sayVerdict } from "./say-verdict.ts";

/**
 * The end of a command that has a record: its report, where one was asked for, and its verdict, which is said whatever became of the report.
 * Throws LOADTEST_REPORT_NOT_WRITABLE after that, for example when the disk is full.
 */
export function handOver(
  record: RunRecord,
  folder: string | undefined,
  say: (line: string) => void,
): ExitCode {
  try {
    if (folder !== undefined) writeReport(record, folder, say);
  } finally {
    sayVerdict(record, say);
  }
  return record.verdict.exitCode as ExitCode;
}

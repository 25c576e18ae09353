import { limits } from "../limits.ts";

/** What one item came to. `waiting`: it is a translation of something that has not been imported yet. */
export type SaveResult = "added" | "changed" | "unchanged" | "waiting";

/** An item that was skipped, a file of it that was not taken, or (number 0) a feed that could not be read. */
export interface SkippedItem {
  readonly file: string;
  /** Position in its feed, from 1. */
  readonly number: number;
  /** Its title, as far as it could be read. */
  readonly subject: string;
  /** Stable code of the reason. */
  readonly code: string;
  readonly reason: string;
}

export interface ImportSummary {
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  /** Taken away because the feed says so. */
  withdrawn: number;
  skipped: number;
  /** Feeds that could not be read, or not to their end. */
  failedFeeds: number;
  /** Attachments and pictures of items that were stored or stayed. */
  files: number;
  /** Files that items name and that were not taken. */
  skippedFiles: number;
  bytes: number;
  /** True when somebody stopped it before the end. */
  stopped: boolean;
  /** How many were skipped for which reason, by code. */
  readonly reasons: Record<string, number>;
  /** The first of what was skipped, with the reasons. */
  readonly problems: SkippedItem[];
}

export function emptySummary(): ImportSummary {
  return {
    read: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    withdrawn: 0,
    skipped: 0,
    failedFeeds: 0,
    files: 0,
    skippedFiles: 0,
    bytes: 0,
    stopped: false,
    reasons: {},
    problems: [],
  };
}

export function countSkipped(
  summary: ImportSummary,
  kind: "skipped" | "skippedFiles" | "failedFeeds",
  problem: SkippedItem,
): void {
  summary[kind] += 1;
  summary.reasons[problem.code] = (summary.reasons[problem.code] ?? 0) + 1;
  if (summary.problems.length < limits.reported) summary.problems.push(problem);
}

/** Lines for a terminal: the counts, the reasons with theirs, then the first of each that was skipped. */
export function describeSummary(summary: ImportSummary, { dryRun = false } = {}): string[] {
  const { read, added, changed, unchanged, withdrawn, skipped, files, skippedFiles, stopped, problems } =
    summary;
  const would = dryRun ? "Dry run, nothing was stored. " : "";
  const total = Object.values(summary.reasons).reduce((sum, count) => sum + count, 0);
  return [
    `${would}${read} items read: ${added} new, ${changed} changed, ${unchanged} unchanged, ${skipped} skipped.`,
    ...(withdrawn > 0 ? [`${withdrawn} withdrawn.`] : []),
    ...(files + skippedFiles > 0 ? [`${files} files with them, ${skippedFiles} not taken.`] : []),
    ...(stopped ? ["Stopped before the end; what was stored stays. The same command goes on."] : []),
    ...Object.entries(summary.reasons).map(([code, count]) => `  ${count} × ${code}`),
    ...problems.map(describeProblem),
    ...(total > problems.length ? [`  and ${total - problems.length} more.`] : []),
  ];
}

function describeProblem({ file, number, subject, reason }: SkippedItem): string {
  return number === 0 ? `  ${file}: ${reason}` : `  ${file}, item ${number} "${subject}": ${reason}`;
}

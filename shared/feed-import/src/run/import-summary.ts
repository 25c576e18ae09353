import { limits } from "../limits.ts";

/** What one item came to. `waiting`: it is a translation of something that has not been imported yet. */
export type SaveResult = "added" | "changed" | "unchanged" | "waiting";

export interface SkippedItem {
  readonly file: string;
  /** Position in its file, from 1. */
  readonly number: number;
  /** Its title, as far as it could be read. */
  readonly subject: string;
  readonly reason: string;
}

export interface ImportSummary {
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  skipped: number;
  /** The first of the skipped ones, with their reasons. */
  readonly problems: SkippedItem[];
}

export function emptySummary(): ImportSummary {
  return { read: 0, added: 0, changed: 0, unchanged: 0, skipped: 0, problems: [] };
}

export function countSkipped(summary: ImportSummary, problem: SkippedItem): void {
  summary.skipped += 1;
  if (summary.problems.length < limits.reported) summary.problems.push(problem);
}

/** Lines for a terminal: the counts, then each skipped item and why. */
export function describeSummary(summary: ImportSummary): string[] {
  const { read, added, changed, unchanged, skipped, problems } = summary;
  const untold = skipped - problems.length;
  return [
    `${read} items read: ${added} new, ${changed} changed, ${unchanged} unchanged, ${skipped} skipped.`,
    ...problems.map(
      ({ file, number, subject, reason }) => `  ${file}, item ${number} "${subject}": ${reason}`,
    ),
    ...(untold > 0 ? [`  and ${untold} more.`] : []),
  ];
}

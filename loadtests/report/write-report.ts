import { accessSync, constants, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { RunRecord } from "../results/run-record.ts";
import { loadtestErrors } from "../runner/errors.ts";
import { junitReport } from "./junit.ts";
import { reportPage } from "./report-page.ts";
import { summaryMarkdown } from "./summary-markdown.ts";

/** Before the run, so that a minute is not spent in vain. Throws LOADTEST_REPORT_NOT_WRITABLE. */
export function assertWritable(folder: string | undefined): void {
  if (folder === undefined) return;
  writing(folder, () => {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  });
}

/** Writes run.json, report.html, junit.xml and summary.md into a folder, which is made. Throws LOADTEST_REPORT_NOT_WRITABLE. */
export function writeReport(record: RunRecord, folder: string, say: (line: string) => void): void {
  const files = {
    "run.json": `${JSON.stringify(record)}\n`,
    "report.html": reportPage(record),
    "junit.xml": junitReport(record),
    "summary.md": summaryMarkdown(record),
  };
  assertWritable(folder);
  for (const [name, text] of Object.entries(files))
    writing(folder, () => writeFileSync(path.join(folder, name), text));
  say(`Report: ${path.join(folder, "report.html")} (beside it run.json, junit.xml, summary.md)`);
}

function writing(folder: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw loadtestErrors.create("REPORT_NOT_WRITABLE", { folder, reason: (error as Error).message }, error);
  }
}

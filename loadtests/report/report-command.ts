import { readRecord } from "../results/read-record.ts";
import { exitCodes } from "../requirements.ts";
import { loadtestErrors } from "../runner/errors.ts";
import type { Command } from "../runner/commands.ts";
import { writeReport } from "./write-report.ts";

/** `npm run loadtest -- report <run.json> --out <folder>`: draws the report of a record again. */
export const run: Command = (args, { say }) => {
  const { file, folder } = readArguments(args);
  writeReport(readRecord(file), folder, say);
  return Promise.resolve(exitCodes.passed);
};

/** Throws LOADTEST_REPORT_USAGE. */
export function readArguments(args: readonly string[]): { file: string; folder: string } {
  const [file, out, attached, ...rest] = args.flatMap((word) =>
    word.startsWith("--out=") ? ["--out", word.slice("--out=".length)] : [word],
  );
  if (rest.length === 0 && file && attached) {
    if (out === "--out" && isName(file)) return { file, folder: attached };
    if (file === "--out" && out && isName(attached)) return { file: attached, folder: out };
  }
  throw loadtestErrors.create("REPORT_USAGE", { given: args.length === 0 ? "nothing" : args.join(" ") });
}

function isName(word: string): boolean {
  return !word.startsWith("-");
}

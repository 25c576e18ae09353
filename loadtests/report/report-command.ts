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
  const [first, second, third, ...rest] = args.flatMap((word) =>
    word.startsWith("--out=") ? ["--out", word.slice("--out=".length)] : [word],
  );
  const [file, folder] = first === "--out" ? [third, second] : [first, third];
  const named = first === "--out" || second === "--out";
  if (named && rest.length === 0 && isName(file) && isName(folder)) return { file, folder };
  throw loadtestErrors.create("REPORT_USAGE", { given: args.length === 0 ? "nothing" : args.join(" ") });
}

function isName(word: string | undefined): word is string {
  return word !== undefined && word !== "" && !word.startsWith("-");
}

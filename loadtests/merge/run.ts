import { readRecord } from "../results/read-record.ts";
import type { Command } from "../runner/commands.ts";
import { loadtestErrors } from "../runner/errors.ts";
import { handOver } from "../runner/hand-over.ts";
import { mergeRecords } from "./merge-records.ts";

/** `npm run loadtest -- merge <run.json …> --out <folder>`: the parts of one run as one, with a verdict of its own. */
export const run: Command = (args, { say }) => {
  const { files, folder } = readArguments(args);
  const record = mergeRecords(files.map((file) => ({ file, record: readRecord(file) })));
  return Promise.resolve(handOver(record, folder, say));
};

/** Throws LOADTEST_MERGE_USAGE. */
export function readArguments(args: readonly string[]): { files: string[]; folder: string } {
  const words = args.flatMap((word) =>
    word.startsWith("--out=") ? ["--out", word.slice("--out=".length)] : [word],
  );
  const at = words.indexOf("--out");
  const folder = at < 0 ? undefined : words[at + 1];
  const files = words.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  const wrong = files.find((file) => file.startsWith("-") || file === "");
  if (folder && wrong === undefined && files.length >= 2) return { files, folder };
  throw loadtestErrors.create("MERGE_USAGE", { given: args.length === 0 ? "nothing" : args.join(" ") });
}

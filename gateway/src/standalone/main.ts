import cluster from "node:cluster";
import { MadangError } from "@madang/errors";
import { boundHeap } from "../bound-heap.ts";
import { exitCodes } from "./exit-codes.ts";
import { readCommandLine, type Command } from "./command-line.ts";
import { helpText } from "./help.ts";
import { runStandalone, runWorker } from "./run-standalone.ts";

boundHeap();
const command = cluster.isWorker ? undefined : commandOf(process.argv.slice(2));
if (cluster.isWorker) await orFail(runWorker);
else if (command?.wanted === "help") process.stdout.write(helpText());
else if (command?.wanted === "serve") await orFail(() => runStandalone(command.options));

function commandOf(words: readonly string[]): Command | undefined {
  try {
    return readCommandLine(words);
  } catch (error) {
    return fail(error, exitCodes.wrongOptions);
  }
}

async function orFail(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    fail(error, exitCodes.failed);
  }
}

/** What an operator can mend is a sentence; anything else is a defect of ours, and its stack says where. */
function fail(error: unknown, code: number): undefined {
  const known = error instanceof MadangError;
  const text = known ? error.message : ((error as Error).stack ?? String(error));
  process.exitCode = known ? code : exitCodes.failed;
  process.stderr.write(`${text}\n`, () => process.exit());
}

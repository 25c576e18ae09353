import { MadangError } from "@madang/errors";
import { stopSignal } from "./stop-signal.ts";
import { openTerminal, type Terminal } from "./terminal.ts";

/** A shell's code for a program that Ctrl-C ended. */
const stopped = 130;

/**
 * The whole process of a command that ends by itself: its exit code, or 1 and one sentence when it could not run. What
 * the terminal is told goes to standard error, so that standard output holds the result alone.
 */
export async function runCommandLine(
  run: (signal: AbortSignal, terminal: Terminal) => Promise<number>,
): Promise<void> {
  const signal = stopSignal(() => process.exit(stopped));
  try {
    process.exit(await run(signal, openTerminal(process.stderr, process.stderr)));
  } catch (error) {
    if (signal.aborted) process.exit(stopped);
    const text = error instanceof MadangError ? error.message : ((error as Error).stack ?? String(error));
    process.stderr.write(`${text}\n`, () => process.exit(1));
  }
}

import { MadangError } from "@madang/errors";
import { stopSignal } from "./stop-signal.ts";
import { runSupervisor } from "./supervisor.ts";

/** The whole command: ends the process with 0 when it was stopped, with 1 and one sentence when it could not run. */
export async function runCommand(root: string): Promise<void> {
  try {
    // Services end with their channel and PostgreSQL with its guard, so nothing outlives an impatient stop.
    const signal = stopSignal(() => process.exit(1));
    await runSupervisor({ root, args: process.argv.slice(2), environment: process.env, signal });
    process.exit(0);
  } catch (error) {
    const text = error instanceof MadangError ? error.message : ((error as Error).stack ?? String(error));
    process.stderr.write(`${text}\n`, () => process.exit(1));
  }
}

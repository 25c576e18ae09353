import { MadangError } from "@madang/errors";

/**
 * Runs a process's whole work. What it throws ends the process with status 1: a known error as its one sentence, anything
 * else with its stack, because that is a defect of ours.
 */
export async function runProcess(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${sentence(error)}\n`, () => process.exit(1));
  }
}

function sentence(error: unknown): string {
  if (error instanceof MadangError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

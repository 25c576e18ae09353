import path from "node:path";
import { MadangError } from "@madang/errors";
import { exitCodes, type ExitCode } from "../requirements.ts";
import { commands, type CommandContext } from "./commands.ts";
import { runProfile } from "./run-profile.ts";
import { stopSignal } from "./stop-signal.ts";
import { sayTo } from "./terminal.ts";

const context: CommandContext = {
  root: path.resolve(import.meta.dirname, "../.."),
  say: sayTo(process.stdout),
  signal: stopSignal(),
};

process.exitCode = await dispatch(process.argv.slice(2));

/** The first word is a command of the table, or a profile. */
async function dispatch(args: readonly string[]): Promise<ExitCode> {
  const [word = "", ...rest] = args;
  try {
    const named = Object.hasOwn(commands, word) ? commands[word] : undefined;
    if (named === undefined) return await runProfile(args, context);
    const { run } = await named.load();
    return await run(rest, context);
  } catch (error) {
    if (context.signal.aborted) return exitCodes.interrupted;
    const text = error instanceof MadangError ? error.message : ((error as Error).stack ?? String(error));
    process.stderr.write(`${text}\n`);
    return exitCodes.notRun;
  }
}

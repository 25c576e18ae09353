import type { Writable } from "node:stream";
import { findCommand } from "./core/command-table.ts";
import { commonOptions } from "./core/common-options.ts";
import type { Command, CommandFacts, CommandResult } from "./core/command.ts";
import { exitCodes, type ExitCode } from "./core/exit-codes.ts";
import { describeFailure } from "./core/failure.ts";
import { helpOf, overview } from "./core/help-text.ts";
import { openReporter } from "./core/open-reporter.ts";
import { parseCommandLine, type CommandLine } from "./core/parse-command-line.ts";
import { styleOf } from "./core/style.ts";

export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface Surroundings {
  readonly commands: readonly Command[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly root: string;
  readonly out: Output;
  readonly err: Output;
  readonly signal: AbortSignal;
}

/** The whole command line: finds the command, runs it, writes its answer. Never rejects. */
export async function runMadang(words: readonly string[], around: Surroundings): Promise<ExitCode> {
  const json = words.includes("--json");
  try {
    const { command, result } = await answer(words, around);
    const exit = result.exit ?? exitCodes.done;
    if (json) writeJson(around.out, { command, exit, result: result.data });
    else writeText(around, result);
    return exit;
  } catch (error) {
    return writeFailure(around, { error, json, debug: words.includes("--debug") });
  }
}

async function answer(
  words: readonly string[],
  around: Surroundings,
): Promise<{ command: string; result: CommandResult }> {
  const rest = words.filter((word) => !helpWords.has(word));
  if (rest.length === 0) return { command: "help", result: overviewOf(around.commands) };
  const found = findCommand(around.commands, words[0] === "help" ? words.slice(1) : words);
  const line = parseCommandLine(found.command, words[0] === "help" ? [...found.rest, "--help"] : found.rest);
  const command = found.command.name;
  if (line.options["help"] === true) return { command, result: manualOf(found.command) };
  return { command, result: await run(found.command, line, around) };
}

/** Alone, without a command, they ask for the overview. */
const helpWords: ReadonlySet<string> = new Set([
  "help",
  "-h",
  ...Object.keys(commonOptions).map((name) => `--${name}`),
]);

async function run(command: Command, line: CommandLine, around: Surroundings): Promise<CommandResult> {
  const { environment, folder, root, signal, err } = around;
  const { positionals, options } = line;
  const style = styleOf(err, environment);
  const reporter = openReporter({ out: err, style, quiet: options["quiet"] === true });
  try {
    return await command.run({ positionals, options, reporter, environment, folder, root, signal });
  } finally {
    reporter.close();
  }
}

function overviewOf(commands: readonly Command[]): CommandResult {
  return { data: commands.map(factsOf), text: ({ style }) => overview(commands, style) };
}

function manualOf(command: Command): CommandResult {
  return { data: factsOf(command), text: ({ style }) => helpOf(command, style) };
}

function factsOf(command: Command): CommandFacts {
  return { ...command };
}

function writeText({ out, environment }: Surroundings, result: CommandResult): void {
  const columns = out.isTTY === true ? out.columns : undefined;
  const text = result.text?.({ style: styleOf(out, environment), columns }) ?? "";
  if (text !== "") out.write(`${text}\n`);
}

function writeFailure(
  { out, err, environment, signal }: Surroundings,
  { error, json, debug }: { error: unknown; json: boolean; debug: boolean },
): ExitCode {
  if (signal.aborted) return exitCodes.stopped;
  const { exit, code, message, remedy, trace } = describeFailure(error);
  if (json) writeJson(out, { exit, error: { code, message, remedy } });
  const style = styleOf(err, environment);
  err.write(`${style.bad("✗")} ${message}\n`);
  if (debug) err.write(`${style.faint(trace)}\n`);
  return exit;
}

/** Functions are no JSON and fall away. */
function writeJson(out: Writable, value: unknown): void {
  out.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

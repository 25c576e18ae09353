import type { ExitCode } from "./exit-codes.ts";
import type { Reporter } from "./reporter.ts";
import type { Style } from "./style.ts";

/**
 * One command. What stands here makes its `--help`, the checks of what was typed, and its part of docs/cli.md. A file with a command is
 * loaded for every `madang --help`: what is large (bundlers, browsers, compilers) is imported inside `run`.
 */
export interface CommandFacts {
  /** One word, or two where commands belong together ("keys new"). */
  readonly name: string;
  readonly group: CommandGroup;
  /** What it does, in one line: "make a module". A small letter first, no full stop. */
  readonly summary: string;
  /** Paragraphs, for `--help` and the manual. */
  readonly description?: string;
  /** In their order; those that may be left out come last. */
  readonly positionals: readonly PositionalFacts[];
  readonly options: Readonly<Record<string, OptionFacts>>;
  /** `line` as it is typed ("npx madang …"), `does` as a sentence. */
  readonly examples: readonly { readonly line: string; readonly does: string }[];
  /** What a code means with this command, where there is more to say than `exitCodeMeanings` does. */
  readonly exitCodes?: Readonly<Partial<Record<ExitCode, string>>>;
}

export type CommandGroup = "Make" | "Release" | "Look" | "Keys and trust";

export interface PositionalFacts {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
}

export type OptionFacts =
  | { readonly type: "flag"; readonly description: string }
  | {
      readonly type: "text";
      /** How the value is called in the help: `--portal URL`. */
      readonly value: string;
      readonly description: string;
      readonly choices?: readonly string[];
    }
  | {
      readonly type: "number";
      readonly value: string;
      readonly description: string;
      readonly min: number;
      readonly max: number;
      /** No fraction. */
      readonly whole?: true;
    };

type ValueOf<O extends OptionFacts> = O extends { type: "flag" }
  ? boolean
  : O extends { type: "number" }
    ? number | undefined
    : O extends { choices: readonly (infer C)[] }
      ? C | undefined
      : string | undefined;

/** What was typed, checked, and what the command works with. */
export interface CommandCall<
  O extends Readonly<Record<string, OptionFacts>> = Readonly<Record<string, OptionFacts>>,
> {
  /** In the order of `positionals`; missing optional ones are absent. */
  readonly positionals: readonly string[];
  readonly options: { readonly [K in keyof O]: ValueOf<O[K]> };
  readonly reporter: Reporter;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the command was called; paths that were typed begin here. */
  readonly folder: string;
  /** The project's folder: modules/, shared/, .madang/. */
  readonly root: string;
  /** Aborted by Ctrl-C. A command that ends what it began rejects with `signal.reason`. */
  readonly signal: AbortSignal;
}

/** The command's answer. It writes nothing to standard output itself, so that `--json` is one document. */
export interface CommandResult {
  /** `done` when absent. */
  readonly exit?: ExitCode;
  /** What `--json` prints as `result`; its fields are kept from version to version. */
  readonly data: unknown;
  /** What people read, without the last line break; nothing where the progress has said it all. */
  text?(view: View): string;
}

export interface View {
  readonly style: Style;
  /** Columns of the terminal; undefined where it is none, then lines may be of any length. */
  readonly columns: number | undefined;
}

export interface Command extends CommandFacts {
  run(call: CommandCall): Promise<CommandResult>;
}

/** Gives `run` the options with their types. */
export function defineCommand<const O extends Readonly<Record<string, OptionFacts>>>(
  command: Omit<CommandFacts, "options"> & {
    readonly options: O;
    run(call: CommandCall<O>): Promise<CommandResult>;
  },
): Command {
  return command;
}

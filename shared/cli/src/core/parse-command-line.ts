import { parseArgs } from "node:util";
import { nearestName } from "@madang/errors";
import { cliErrors } from "../errors.ts";
import type { Command, OptionFacts } from "./command.ts";
import { commonOptions } from "./common-options.ts";
import { meant } from "./command-table.ts";
import { usageOf } from "./help-text.ts";

export type OptionValue = string | number | boolean | undefined;

export interface CommandLine {
  readonly positionals: readonly string[];
  /** Of the command and of every command; a flag that was not given is false. */
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** Reads what was typed after the command's name. Throws CLI_OPTION_* and CLI_ARGUMENT_*; a call for help is never wrong. */
export function parseCommandLine(command: Command, words: readonly string[]): CommandLine {
  const facts: Readonly<Record<string, OptionFacts>> = { ...command.options, ...commonOptions };
  const given = new Map<string, OptionValue>();
  const positionals: string[] = [];
  for (const token of tokensOf(facts, words)) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(facts, token.name) ? facts[token.name] : undefined;
    if (option === undefined) throw unknownOption(command, facts, token.rawName);
    if (given.has(token.name)) throw cliErrors.create("OPTION_TWICE", { option: token.rawName });
    given.set(token.name, valueOf(token, option));
  }
  const flags = Object.entries(facts).filter(([, { type }]) => type === "flag");
  const options = {
    ...Object.fromEntries(flags.map(([name]) => [name, false])),
    ...Object.fromEntries(given),
  };
  if (options["help"] !== true) checkPositionals(command, positionals);
  return { positionals, options };
}

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function tokensOf(facts: Readonly<Record<string, OptionFacts>>, words: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(facts).map(([name, { type }]) => [
      name,
      { type: type === "flag" ? ("boolean" as const) : ("string" as const), multiple: true },
    ]),
  );
  const help = { ...options, help: { type: "boolean" as const, short: "h", multiple: true } };
  return parseArgs({ args: [...words], options: help, strict: false, allowPositionals: true, tokens: true })
    .tokens;
}

function valueOf(token: OptionToken, facts: OptionFacts): OptionValue {
  const { rawName: option, value, inlineValue } = token;
  if (facts.type === "flag") {
    if (value !== undefined) throw cliErrors.create("OPTION_WITH_VALUE", { option, value });
    return true;
  }
  // parseArgs takes the next word whatever it is: `--key --json` would lose the one and mean the other.
  const missing = value === undefined || value === "" || (inlineValue !== true && value.startsWith("-"));
  if (missing) throw cliErrors.create("OPTION_WITHOUT_VALUE", { option, value: facts.value });
  return facts.type === "number" ? numberOf(option, value, facts) : textOf(option, value, facts);
}

function numberOf(
  option: string,
  value: string,
  { min, max, whole }: Extract<OptionFacts, { type: "number" }>,
): number {
  const shape = whole === true ? /^\d{1,9}$/ : /^\d{1,9}(\.\d{1,6})?$/;
  const number = shape.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  const kind = whole === true ? "a whole number" : "a number";
  throw cliErrors.create("OPTION_VALUE", { option, value, expected: `${kind} from ${min} to ${max}` });
}

function textOf(option: string, value: string, { choices }: { choices?: readonly string[] }): string {
  if (choices === undefined || choices.includes(value)) return value;
  throw cliErrors.create("OPTION_VALUE", { option, value, expected: `one of ${choices.join(", ")}` });
}

function unknownOption(command: Command, facts: Readonly<Record<string, OptionFacts>>, option: string) {
  const valid = Object.keys(facts).map((name) => `--${name}`);
  return cliErrors.create("OPTION_UNKNOWN", {
    command: command.name,
    option,
    suggestion: meant(nearestName(option, valid)),
    valid: valid.join(", "),
  });
}

function checkPositionals(command: Command, given: readonly string[]): void {
  const usage = usageOf(command);
  const missing = command.positionals.find(({ required }, index) => required && given[index] === undefined);
  if (missing !== undefined)
    throw cliErrors.create("ARGUMENT_MISSING", {
      command: command.name,
      argument: `<${missing.name}>`,
      description: missing.description,
      usage,
    });
  const argument = given[command.positionals.length];
  if (argument !== undefined)
    throw cliErrors.create("ARGUMENT_TOO_MANY", { command: command.name, argument, usage });
}

import { loadtestErrors } from "./errors.ts";
import { suggest } from "./suggest.ts";

/** An option of a command: what is read, what --help tells and what an error lists are made from a table of these. */
export interface OptionRow {
  /** Name of the value that follows; nothing for a switch. */
  readonly value?: string;
  readonly says: readonly string[];
}

export type OptionTable<Name extends string> = Readonly<Record<Name, OptionRow>>;

/** What stands on a command line, by the options of its table. */
export interface GivenWords<Name extends string> {
  /** What is no option. */
  readonly words: readonly string[];
  readonly switches: ReadonlySet<Name>;
  /** In the order in which they were given; an option without its value has an empty one. */
  readonly values: ReadonlyMap<Name, readonly string[]>;
}

/**
 * Sorts a command line: `--name value`, `--name=value`, switches and other words. Throws LOADTEST_OPTION_UNKNOWN; `refuse` makes the error
 * of a switch that was given a value.
 */
export function readWords<Name extends string>(
  args: readonly string[],
  table: OptionTable<Name>,
  refuse: (option: Name, value: string, wanted: string) => Error,
): GivenWords<Name> {
  const words: string[] = [];
  const switches = new Set<Name>();
  const values = new Map<Name, string[]>();
  const rest = args.map((word) => (word === "-h" ? "--help" : word));
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [name, attached] = splitOnce(word);
    if (!word.startsWith("-")) words.push(word);
    else if (!isOption(name, table)) throw unknownOption(name, table);
    else if (table[name].value !== undefined)
      values.set(name, [...(values.get(name) ?? []), attached ?? rest.shift() ?? ""]);
    else if (attached === undefined) switches.add(name);
    else throw refuse(name, attached, "a switch, which has no value");
  }
  return { words, switches, values };
}

/** LOADTEST_OPTION_UNKNOWN, also for a word where the command expects none. */
export function unknownOption(given: string, table: OptionTable<string>): Error {
  const valid = Object.keys(table);
  return loadtestErrors.create("OPTION_UNKNOWN", {
    option: given || "empty",
    suggestion: suggest(given, valid),
    valid: valid.join(", "),
  });
}

/** The options for --help: name and lines. */
export function optionLines(table: OptionTable<string>): (readonly [string, readonly string[]])[] {
  return Object.entries(table).map(([name, { value, says }]) => [
    value === undefined ? name : `${name} ${value}`,
    says,
  ]);
}

/** Names in one column, what is said of them in the other. */
export function twoColumns(rows: readonly (readonly [string, readonly string[]])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows
    .flatMap(([name, lines]) =>
      lines.map((line, index) => `  ${(index === 0 ? name : "").padEnd(width)}${line}`),
    )
    .join("\n");
}

function splitOnce(word: string): [string, string | undefined] {
  const at = word.startsWith("--") ? word.indexOf("=") : -1;
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function isOption<Name extends string>(name: string, table: OptionTable<Name>): name is Name {
  return Object.hasOwn(table, name);
}

import { loadtestErrors } from "../runner/errors.ts";
import {
  optionLines,
  readWords,
  twoColumns,
  unknownOption,
  type GivenWords,
  type OptionTable,
} from "../runner/read-words.ts";

export interface CapacityOptions {
  readonly help: boolean;
  /** Nothing: every module, then all of them together. */
  readonly only: string | undefined;
  /** Of one step. */
  readonly seconds: number;
  /** Visitors a minute. */
  readonly first: number;
  readonly most: number;
  /** Where capacity.json and capacity.md are written. */
  readonly report: string;
  /** Go on with what an earlier run on this machine has found. */
  readonly resume: boolean;
}

const capacityOptionTable = {
  "--only": {
    value: "<module>",
    says: ['one search: a module, or "mix" for all together; otherwise every module, then the mix'],
  },
  "--seconds": { value: "N", says: ["how long each rate is held (30)"] },
  "--first": {
    value: "N",
    says: ["visitors a minute of the first step (120); it is doubled until something gives"],
  },
  "--most": { value: "N", says: ["visitors a minute beyond which nothing is tried (100000)"] },
  "--report": { value: "<folder>", says: ["where capacity.json and capacity.md are written (docs)"] },
  "--resume": { says: ["goes on with what --report holds, of this build and this machine"] },
  "--help": { says: ["show this text"] },
} as const satisfies OptionTable<string>;

type Name = keyof typeof capacityOptionTable;

/** Reads what stands after `npm run loadtest -- capacity`. Throws LOADTEST_OPTION_UNKNOWN, _COMMAND_OPTION_INVALID. */
export function readCapacityOptions(args: readonly string[]): CapacityOptions {
  const given = readWords(args, capacityOptionTable, (option, value, wanted) =>
    invalid({ option, value, wanted, example: option }),
  );
  const [unexpected] = given.words;
  if (unexpected !== undefined) throw unknownOption(unexpected, capacityOptionTable);
  return {
    help: given.switches.has("--help"),
    only: given.values.get("--only")?.at(-1),
    seconds: number(given, "--seconds", { otherwise: 30, least: 5, most: 600 }),
    first: number(given, "--first", { otherwise: 120, least: 1, most: 1e6 }),
    most: number(given, "--most", { otherwise: 100_000, least: 1, most: 1e6 }),
    report: given.values.get("--report")?.at(-1) ?? "docs",
    resume: given.switches.has("--resume"),
  };
}

function number(
  { values }: GivenWords<Name>,
  option: Name,
  { otherwise, least, most }: { otherwise: number; least: number; most: number },
): number {
  const text = values.get(option)?.at(-1);
  if (text === undefined) return otherwise;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  const wanted = `a whole number from ${least} to ${most}`;
  throw invalid({ option, value: text, wanted, example: `${option} ${otherwise}` });
}

function invalid({
  value,
  example,
  ...rest
}: Record<"option" | "value" | "wanted" | "example", string>): Error {
  return loadtestErrors.create("COMMAND_OPTION_INVALID", {
    ...rest,
    value: value || "empty",
    example: `capacity ${example}`,
  });
}

export function capacityHelp(): string {
  return `Finds the highest arrival rate that keeps the service levels, of every module and of all together, and what gave first.

  npm run loadtest -- capacity [options]

${twoColumns(optionLines(capacityOptionTable))}

Exit codes
  0 found · 2 a promise was broken under load · 3 not run · 130 stopped
`;
}

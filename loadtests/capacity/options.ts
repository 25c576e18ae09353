import { loadtestErrors } from "../runner/errors.ts";
import { suggest } from "../runner/options.ts";

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
}

export const capacityOptionRows = {
  "--only": {
    value: "<module>",
    says: 'one search: a module, or "mix" for all together; otherwise every module, then the mix',
  },
  "--seconds": { value: "N", says: "how long each rate is held (30)" },
  "--first": {
    value: "N",
    says: "visitors a minute of the first step (120); it is doubled until something gives",
  },
  "--most": { value: "N", says: "visitors a minute beyond which nothing is tried (100000)" },
  "--report": { value: "<folder>", says: "where capacity.json and capacity.md are written (docs)" },
  "--help": { says: "show this text" },
} as const;

type Name = keyof typeof capacityOptionRows;
const names = Object.keys(capacityOptionRows) as readonly Name[];

/** Reads what stands after `npm run loadtest -- capacity`. Throws LOADTEST_OPTION_UNKNOWN, _COMMAND_OPTION_INVALID. */
export function readCapacityOptions(args: readonly string[]): CapacityOptions {
  const given = new Map<Name, string>();
  const rest = args.map((word) => (word === "-h" ? "--help" : word));
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const at = word.startsWith("--") ? word.indexOf("=") : -1;
    const name = nameOf(at < 0 ? word : word.slice(0, at));
    if (name === "--help") given.set(name, "");
    else given.set(name, at < 0 ? (rest.shift() ?? "") : word.slice(at + 1));
  }
  return {
    help: given.has("--help"),
    only: given.get("--only"),
    seconds: number(given, "--seconds", { otherwise: 30, least: 5, most: 600 }),
    first: number(given, "--first", { otherwise: 120, least: 1, most: 1e6 }),
    most: number(given, "--most", { otherwise: 100_000, least: 1, most: 1e6 }),
    report: given.get("--report") ?? "docs",
  };
}

function nameOf(text: string): Name {
  const name = names.find((each) => each === text);
  if (name !== undefined) return name;
  throw loadtestErrors.create("OPTION_UNKNOWN", {
    option: text || "empty",
    suggestion: suggest(text, names),
    valid: names.join(", "),
  });
}

function number(
  given: ReadonlyMap<Name, string>,
  option: Name,
  { otherwise, least, most }: { otherwise: number; least: number; most: number },
): number {
  const text = given.get(option);
  if (text === undefined) return otherwise;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw loadtestErrors.create("COMMAND_OPTION_INVALID", {
    option,
    value: text || "empty",
    wanted: `a whole number from ${least} to ${most}`,
    example: `capacity ${option} ${otherwise}`,
  });
}

export function capacityHelp(): string {
  const rows = Object.entries<{ readonly value?: string; readonly says: string }>(capacityOptionRows).map(
    ([name, { value, says }]) => [value === undefined ? name : `${name} ${value}`, says] as const,
  );
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return `Finds the highest arrival rate that keeps the service levels, of every module and of all together, and what gave first.

  npm run loadtest -- capacity [options]

${rows.map(([name, says]) => `  ${name.padEnd(width)}${says}`).join("\n")}

Exit codes
  0 found · 2 a promise was broken under load · 3 not run · 130 stopped
`;
}

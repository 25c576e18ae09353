import { loadtestErrors } from "../runner/errors.ts";
import { suggest } from "../runner/options.ts";

export interface CompareOptions {
  readonly help: boolean;
  readonly base: string;
  readonly head: string;
  readonly only: string | undefined;
  /** Rounds at most; it ends sooner where everything is clear. */
  readonly rounds: number;
  readonly report: string | undefined;
  /** Go on with what an earlier run of the same comparison has measured. */
  readonly resume: boolean;
}

export const compareOptionRows = {
  "--base": {
    value: "<what>",
    says: "what is there: a commit (any name git knows), a folder, or a portal's address",
  },
  "--head": { value: "<what>", says: 'what would take its place; "." is this folder as it is now' },
  "--only": { value: "<module>", says: "the journeys of one module" },
  "--rounds": {
    value: "N",
    says: "rounds at most (8): it ends sooner where everything is clear, never before 4",
  },
  "--report": {
    value: "<folder>",
    says: "where comparison.json, comparison.md and verdict.json are written",
  },
  "--resume": { says: "goes on with the rounds that --report holds, where both builds are still the same" },
  "--help": { says: "show this text" },
} as const;

type Name = keyof typeof compareOptionRows;
const names = Object.keys(compareOptionRows) as readonly Name[];

/** Reads what stands after `npm run loadtest -- compare`. Throws LOADTEST_OPTION_UNKNOWN, _OPTION_INVALID. */
export function readCompareOptions(args: readonly string[]): CompareOptions {
  const given = new Map<Name, string>();
  const rest = args.map((word) => (word === "-h" ? "--help" : word));
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const at = word.startsWith("--") ? word.indexOf("=") : -1;
    const name = nameOf(at < 0 ? word : word.slice(0, at));
    if ("value" in compareOptionRows[name])
      given.set(name, at < 0 ? (rest.shift() ?? "") : word.slice(at + 1));
    else if (at < 0) given.set(name, "");
    else
      throw invalid(
        name,
        word.slice(at + 1),
        "a switch, which has no value",
        `compare --base main --head . ${name}`,
      );
  }
  const help = given.has("--help");
  return {
    help,
    base: required(given, "--base", help),
    head: required(given, "--head", help),
    only: given.get("--only"),
    rounds: roundsOf(given.get("--rounds")),
    report: given.get("--report"),
    resume: given.has("--resume"),
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

function required(given: ReadonlyMap<Name, string>, name: "--base" | "--head", help: boolean): string {
  const value = given.get(name) ?? "";
  if (value !== "" || help) return value;
  throw invalid(name, value, "a commit, a folder or an address", "compare --base main --head .");
}

function roundsOf(text: string | undefined): number {
  if (text === undefined) return 8;
  if (/^\d{1,2}$/.test(text) && Number(text) >= 4) return Number(text);
  throw invalid("--rounds", text, "a whole number from 4 to 99", "compare --base main --head . --rounds 12");
}

function invalid(option: string, value: string, wanted: string, example: string): Error {
  return loadtestErrors.create("OPTION_INVALID", {
    option,
    value: value || "empty",
    wanted,
    example: `compare --base main --head . ${example}`,
  });
}

import { loadtestErrors } from "../runner/errors.ts";
import { readWords, unknownOption, type GivenWords, type OptionTable } from "../runner/read-words.ts";

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

export const compareOptionTable = {
  "--base": {
    value: "<what>",
    says: ["what is there: a commit (any name git knows), a folder, or a portal's address"],
  },
  "--head": { value: "<what>", says: ['what would take its place; "." is this folder as it is now'] },
  "--only": { value: "<module>", says: ["the journeys of one module"] },
  "--rounds": {
    value: "N",
    says: ["rounds at most (8): it ends sooner where everything is clear, never before 4"],
  },
  "--report": {
    value: "<folder>",
    says: ["where comparison.json, comparison.md and verdict.json are written"],
  },
  "--resume": { says: ["goes on with the rounds that --report holds, where both builds are still the same"] },
  "--help": { says: ["show this text"] },
} as const satisfies OptionTable<string>;

type Given = GivenWords<keyof typeof compareOptionTable>;

/** Reads what stands after `npm run loadtest -- compare`. Throws LOADTEST_OPTION_UNKNOWN, _COMMAND_OPTION_INVALID. */
export function readCompareOptions(args: readonly string[]): CompareOptions {
  const given = readWords(args, compareOptionTable, (option, value, wanted) =>
    invalid(option, value, wanted, option),
  );
  const [unexpected] = given.words;
  if (unexpected !== undefined) throw unknownOption(unexpected, compareOptionTable);
  return {
    help: given.switches.has("--help"),
    base: required(given, "--base"),
    head: required(given, "--head"),
    only: given.values.get("--only")?.at(-1),
    rounds: roundsOf(given.values.get("--rounds")?.at(-1)),
    report: given.values.get("--report")?.at(-1),
    resume: given.switches.has("--resume"),
  };
}

function required({ values, switches }: Given, name: "--base" | "--head"): string {
  const value = values.get(name)?.at(-1) ?? "";
  if (value !== "" || switches.has("--help")) return value;
  throw invalid(name, value, "a commit, a folder or an address");
}

function roundsOf(text: string | undefined): number {
  if (text === undefined) return 8;
  if (/^\d{1,2}$/.test(text) && Number(text) >= 4) return Number(text);
  throw invalid("--rounds", text, "a whole number from 4 to 99", "--rounds 12");
}

/** `more`: what else the example says. */
function invalid(option: string, value: string, wanted: string, more = ""): Error {
  return loadtestErrors.create("COMMAND_OPTION_INVALID", {
    option,
    value: value || "empty",
    wanted,
    example: `compare --base main --head . ${more}`.trimEnd(),
  });
}

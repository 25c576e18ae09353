import { loadtestErrors } from "./errors.ts";
import type { Part } from "./k6/segments.ts";
import { optionTable, type OptionName } from "./option-table.ts";
import { readWords, unknownOption } from "./read-words.ts";
import { suggest } from "./suggest.ts";

export interface Options {
  readonly help: boolean;
  readonly profile: string;
  /** Factor on the arrival rates. */
  readonly scale: number;
  readonly seconds: number | undefined;
  readonly only: string | undefined;
  readonly url: string | undefined;
  /** In the order in which they were given; their names are judged where the faults are known. */
  readonly faults: readonly WishedFault[];
  /** Nothing where the profile decides. */
  readonly cache: CacheState | undefined;
  readonly browser: boolean;
  /** Whether it goes on after a broken promise. */
  readonly keepGoing: boolean;
  /** Load generators at once. */
  readonly processes: number;
  /** Nothing where this machine brings all arrivals. */
  readonly part: Part | undefined;
  /** Name of the run; nothing where one is made up. */
  readonly run: string | undefined;
  readonly report: string | undefined;
}

export interface WishedFault {
  readonly name: string;
  /** Seconds after the load began. */
  readonly at: number | undefined;
}

export type CacheState = "warm" | "cold";

/** Words that the first argument may be. */
export interface KnownWords {
  readonly profiles: readonly string[];
  readonly commands: readonly string[];
}

/** Reads what stands after `npm run loadtest --`. Throws LOADTEST_OPTION_UNKNOWN, _OPTION_INVALID, _PROFILE_UNKNOWN. */
export function readOptions(args: readonly string[], known: KnownWords): Options {
  const given = readWords(args, optionTable, (option, value, wanted) =>
    invalid(option, value, wanted, option),
  );
  const help = given.switches.has("--help");
  const [profile, unexpected] = given.words;
  if (profile === undefined && !help) throw unknownProfile("(none)", known);
  if (profile !== undefined && !known.profiles.includes(profile)) throw unknownProfile(profile, known);
  if (unexpected !== undefined) throw unknownOption(unexpected, optionTable);
  const last = (name: OptionName) => given.values.get(name)?.at(-1);
  return {
    help,
    profile: profile ?? "",
    scale: positive("--scale", last("--scale"), "--scale 0.5") ?? 1,
    seconds: positive("--seconds", last("--seconds"), "--seconds 20"),
    only: last("--only"),
    url: originOf(last("--url")),
    faults: (given.values.get("--fault") ?? []).map(faultOf),
    cache: cacheStateOf(last("--cache"), last("--url")),
    browser: given.switches.has("--browser"),
    keepGoing: given.switches.has("--keep-going"),
    processes: processesOf(last("--processes")),
    part: partOf(last("--part"), last("--run"), last("--url")),
    run: runOf(last("--run")),
    report: last("--report"),
  };
}

function unknownProfile(given: string, { profiles, commands }: KnownWords): Error {
  const suggestion = suggest(given, [...profiles, ...commands]);
  const others = commands.length === 0 ? "" : `, other commands ${commands.join(", ")}`;
  return loadtestErrors.create("PROFILE_UNKNOWN", {
    given,
    suggestion,
    valid: `${profiles.join(", ")}${others}`,
  });
}

function positive(option: string, text: string | undefined, example: string): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && value <= 10_000) return value;
  throw invalid(option, text, "a number above 0 (at most 10000)", example);
}

function originOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === "/") return url.origin;
  throw invalid("--url", text, "an address without a path", "--url http://localhost:8080");
}

/** `redis-killed` or `redis-killed@20`. */
function faultOf(text: string): WishedFault {
  const [, name, at] = /^([a-z][a-z0-9:-]*)(?:@(\d{1,5}(?:\.\d{1,3})?))?$/.exec(text) ?? [];
  if (name !== undefined) return { name, at: at === undefined ? undefined : Number(at) };
  throw invalid("--fault", text, "the name of a fault, with @ and a second or without", "--fault name@20");
}

function cacheStateOf(text: string | undefined, url: string | undefined): CacheState | undefined {
  if (text === "cold" && url !== undefined)
    throw invalid(
      "--cache",
      text,
      "possible with --url: others have asked that portal for pages",
      "--cache warm",
    );
  if (text === undefined || text === "warm" || text === "cold") return text;
  throw invalid("--cache", text, "warm or cold", "--cache warm");
}

function processesOf(text: string | undefined): number {
  if (text === undefined) return 1;
  if (/^\d{1,2}$/.test(text) && Number(text) > 0 && Number(text) <= 64) return Number(text);
  throw invalid("--processes", text, "a whole number from 1 to 64", "--processes 2");
}

function partOf(
  text: string | undefined,
  run: string | undefined,
  url: string | undefined,
): Part | undefined {
  if (text === undefined) return undefined;
  const [number = 0, of = 0] = /^\d{1,3}\/\d{1,3}$/.test(text) ? text.split("/").map(Number) : [];
  const example = "--part 1/2 --run monday --url http://portal.example";
  if (number < 1 || of < 2 || number > of) throw invalid("--part", text, "a part like 1/2", example);
  if (run === undefined || url === undefined)
    throw invalid("--part", text, "enough: --run and --url say which run of which portal it is", example);
  return { number, of };
}

function runOf(text: string | undefined): string | undefined {
  if (text === undefined || /^[A-Za-z0-9][\w.-]{0,79}$/.test(text)) return text;
  throw invalid("--run", text, "a name of letters, digits, points and dashes", "--run monday");
}

function invalid(option: string, text: string, wanted: string, example: string): Error {
  return loadtestErrors.create("OPTION_INVALID", { option, value: text || "empty", wanted, example });
}

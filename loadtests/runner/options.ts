import { nearestName } from "@madang/errors";
import { loadtestErrors } from "./errors.ts";

export interface Options {
  readonly help: boolean;
  readonly profile: string;
  /** Factor on the arrival rates. */
  readonly scale: number;
  readonly seconds: number | undefined;
  readonly only: string | undefined;
  readonly url: string | undefined;
  readonly report: string | undefined;
}

const withValue = ["--scale", "--seconds", "--only", "--url", "--report"] as const;
type ValueOption = (typeof withValue)[number];
const valid = [...withValue, "--help"];

/** Reads what stands after `npm run loadtest --`. Throws LOADTEST_OPTION_UNKNOWN, _OPTION_INVALID, _PROFILE_UNKNOWN. */
export function readOptions(args: readonly string[], profiles: readonly string[]): Options {
  const given = new Map<ValueOption, string>();
  let help = false;
  let profile: string | undefined;
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [name, attached] = splitOnce(word);
    if (word === "--help" || word === "-h") help = true;
    else if (isValueOption(name)) given.set(name, attached ?? rest.shift() ?? "");
    else if (word.startsWith("-")) throw unknownOption(name);
    else if (profile === undefined) profile = knownProfile(word, profiles);
    else throw unknownOption(word);
  }
  if (profile === undefined && !help) throw unknownProfile("(none)", profiles);
  const url = given.get("--url");
  return {
    help,
    profile: profile ?? "",
    scale: positive("--scale", given.get("--scale"), "--scale 0.5") ?? 1,
    seconds: positive("--seconds", given.get("--seconds"), "--seconds 20"),
    only: given.get("--only"),
    url: url === undefined ? undefined : originOf(url),
    report: given.get("--report"),
  };
}

function splitOnce(word: string): [string, string | undefined] {
  const at = word.startsWith("--") ? word.indexOf("=") : -1;
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function isValueOption(name: string): name is ValueOption {
  return withValue.some((option) => option === name);
}

function unknownOption(option: string): Error {
  const suggestion = suggest(option, valid);
  return loadtestErrors.create("OPTION_UNKNOWN", { option, suggestion, valid: valid.join(", ") });
}

function knownProfile(given: string, profiles: readonly string[]): string {
  if (profiles.includes(given)) return given;
  throw unknownProfile(given, profiles);
}

function unknownProfile(given: string, profiles: readonly string[]): Error {
  const suggestion = suggest(given, profiles);
  return loadtestErrors.create("PROFILE_UNKNOWN", { given, suggestion, valid: profiles.join(", ") });
}

export function suggest(given: string, names: readonly string[]): string {
  const nearest = nearestName(given, names);
  return nearest === undefined ? "" : `Did you mean ${nearest}?`;
}

function positive(option: string, text: string | undefined, example: string): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && value <= 10_000) return value;
  const wanted = "a number above 0 (at most 10000)";
  throw loadtestErrors.create("OPTION_INVALID", { option, value: text || "empty", wanted, example });
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === "/") return url.origin;
  throw loadtestErrors.create("OPTION_INVALID", {
    option: "--url",
    value: text || "empty",
    wanted: "an address without a path",
    example: "--url http://localhost:8080",
  });
}

import { nearestName } from "@madang/errors";
import { loadConfig, optionNames, optionType } from "@madang/service";
import { gatewayErrors } from "../errors.ts";
import { standaloneSchema, type StandaloneOptions } from "./options.ts";

export type Command =
  | { readonly wanted: "help" }
  | { readonly wanted: "serve"; readonly options: StandaloneOptions };

const keys = new Map(optionNames(standaloneSchema).map(({ key, env = "" }) => [env, key]));
const names = [...keys.keys(), "--config", "--help"];

/**
 * What stands after `npm run gateway --`. A word of the command line wins over the file that `--config` names, the file over the default.
 * Throws GATEWAY_OPTION_* and SERVICE_CONFIG_*: nothing misspelt is passed over.
 */
export function readCommandLine(words: readonly string[]): Command {
  if (words.includes("--help") || words.includes("-h")) return { wanted: "help" };
  const { "--config": file, ...env } = readWords(words);
  const options = loadConfig(standaloneSchema, { env, ...(file === undefined ? {} : { file }) });
  return { wanted: "serve", options };
}

function readWords(words: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [name, given] = splitWord(word);
    if (!names.includes(name)) throw unknownOption(name);
    if (name in values) throw gatewayErrors.create("OPTION_TWICE", { option: name });
    values[name] = given ?? (isFlag(name) ? "true" : valueAfter(name, rest));
    if (values[name] === "") throw gatewayErrors.create("OPTION_EMPTY", { option: name });
  }
  return values;
}

function isFlag(name: string): boolean {
  const key = keys.get(name);
  return key !== undefined && optionType(standaloneSchema, key) === "flag";
}

function splitWord(word: string): [name: string, value: string | undefined] {
  const equals = word.indexOf("=");
  return equals === -1 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}

/** The next word, unless it is an option itself: then the value was forgotten. */
function valueAfter(name: string, rest: string[]): string {
  if (rest[0] === undefined || rest[0].startsWith("--"))
    throw gatewayErrors.create("OPTION_EMPTY", { option: name });
  return rest.shift() ?? "";
}

function unknownOption(name: string): Error {
  const nearest = nearestName(name, names);
  return gatewayErrors.create("OPTION_UNKNOWN", {
    option: name,
    suggestion: nearest === undefined ? "" : `Did you mean ${nearest}? `,
    valid: names.join(", "),
  });
}

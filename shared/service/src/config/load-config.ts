import { nearestName } from "@madang/errors";
import { checkPlainly } from "@madang/manifest";
import type { z } from "zod";
import { serviceErrors } from "../errors.ts";
import {
  describeConfig,
  optionNames,
  optionType,
  type OptionFacts,
  type OptionName,
  type OptionsSchema,
} from "./option-facts.ts";
import { portalVariables } from "./portal-variables.ts";
import { readConfigFile } from "./read-config-file.ts";
import { valueFromText } from "./value-from-text.ts";

export interface ConfigSources {
  /** Where variables are read; `process.env` when left out. An empty variable counts as not set. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Path of the JSON file; MADANG_CONFIG when left out. */
  readonly file?: string;
}

/**
 * Reads a process's whole configuration once: a variable wins over the file, the file over the default. Throws
 * SERVICE_CONFIG_VALUE, SERVICE_CONFIG_UNKNOWN or SERVICE_CONFIG_FILE: a setting is never ignored in silence.
 */
export function loadConfig<T extends OptionsSchema>(
  schema: T,
  sources: ConfigSources = {},
): Readonly<z.output<T>> {
  const env = sources.env ?? process.env;
  const file = sources.file ?? env["MADANG_CONFIG"];
  const options = optionNames(schema);
  const { $schema: _, ...fromFile } = file === undefined || file === "" ? {} : readConfigFile(file);
  refuseUnknownKeys(Object.keys(fromFile), options, file ?? "");
  refuseUnknownVariables(env, options);
  const result = checkPlainly(schema, { ...fromFile, ...fromVariables(env, schema, options) });
  if (result.success) return Object.freeze(result.data);
  throw wrongValue(result.error, describeConfig(schema), env, file);
}

function fromVariables(
  env: NonNullable<ConfigSources["env"]>,
  schema: OptionsSchema,
  options: readonly OptionName[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { key, env: name } of options) {
    const text = name === undefined ? undefined : env[name];
    if (text !== undefined && text !== "") values[key] = valueFromText(text, optionType(schema, key));
  }
  return values;
}

function refuseUnknownKeys(keys: readonly string[], options: readonly OptionName[], file: string): void {
  const valid = options.map((option) => option.key);
  const unknown = keys.find((key) => !valid.includes(key));
  if (unknown !== undefined) throw unknownName(unknown, `in ${file}`, valid);
}

function refuseUnknownVariables(
  env: NonNullable<ConfigSources["env"]>,
  options: readonly OptionName[],
): void {
  const own = options.flatMap((option) => option.env ?? []);
  const known = new Set([...own, ...portalVariables]);
  const unknown = Object.keys(env).find((name) => name.startsWith("MADANG_") && !known.has(name));
  if (unknown !== undefined) throw unknownName(unknown, "in the environment", [...own, "MADANG_CONFIG"]);
}

function unknownName(name: string, source: string, valid: readonly string[]): Error {
  const nearest = nearestName(name, [...valid, ...portalVariables]);
  return serviceErrors.create("CONFIG_UNKNOWN", {
    name,
    source,
    suggestion: nearest === undefined ? "" : `Did you mean ${nearest}? `,
    valid: valid.join(", "),
  });
}

function wrongValue(
  error: z.ZodError,
  options: readonly OptionFacts[],
  env: NonNullable<ConfigSources["env"]>,
  file: string | undefined,
): Error {
  const key = String(error.issues[0]?.path[0] ?? "");
  const option = options.find((candidate) => candidate.key === key);
  const text = option?.env === undefined ? undefined : env[option.env] || undefined;
  return serviceErrors.create("CONFIG_VALUE", {
    name: option?.env ?? key,
    source: text === undefined ? sourceWithout(key, file) : shown(text, option),
    problem: problemOf(error.issues[0]),
    meaning: option?.description ? `${option.env ?? key}: ${option.description}` : "",
    valid: options.map((candidate) => candidate.env ?? candidate.key).join(", "),
  });
}

function sourceWithout(key: string, file: string | undefined): string {
  return file === undefined || file === "" ? "not set" : `"${key}" in ${file}`;
}

function shown(text: string, option: OptionFacts | undefined): string {
  return option?.secret === true ? "its value is secret" : `"${text.slice(0, 80)}"`;
}

/** `at 1 must be a full address` for the second element of a list. */
function problemOf(issue: z.core.$ZodIssue | undefined): string {
  const within = (issue?.path ?? []).slice(1).map(String).join(".");
  return `${within === "" ? "" : `at ${within} `}${issue?.message ?? "is not valid"}`;
}

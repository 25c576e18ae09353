import type { OptionFacts } from "./command.ts";

/** What every command understands. */
export const commonOptions = {
  json: { type: "flag", description: "the result as one JSON document on standard output" },
  quiet: { type: "flag", description: "no progress, only the result and what went wrong" },
  debug: { type: "flag", description: "where an error came from, with its causes" },
  help: { type: "flag", description: "show this text (also -h)" },
} as const satisfies Readonly<Record<string, OptionFacts>>;

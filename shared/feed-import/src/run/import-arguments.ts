import { nearestName } from "@madang/errors";
import { feedErrors } from "../errors.ts";

export interface ImportArguments {
  readonly sources: readonly string[];
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly strict: boolean;
}

const options = ["--dry-run", "--json", "--strict"];

/** Throws FEED_OPTION_UNKNOWN and FEED_NOTHING_NAMED. */
export function readArguments(args: readonly string[]): ImportArguments {
  const unknown = args.find((word) => word.startsWith("-") && !options.includes(word));
  if (unknown !== undefined) {
    const nearest = nearestName(unknown, options);
    const option = nearest === undefined ? unknown : `${unknown} (did you mean ${nearest}?)`;
    throw feedErrors.create("OPTION_UNKNOWN", { option, valid: options.join(", ") });
  }
  const sources = args.filter((word) => !word.startsWith("-"));
  if (sources.length === 0) throw feedErrors.create("NOTHING_NAMED");
  return {
    sources,
    dryRun: args.includes("--dry-run"),
    json: args.includes("--json"),
    strict: args.includes("--strict"),
  };
}

import { nearestName } from "@madang/errors";
import { publishingErrors } from "../../errors.ts";

export interface SeedOptions {
  readonly items: number;
  readonly remove: boolean;
  readonly help: boolean;
}

export const mostItems = 1_000_000;
const valid = ["--items", "--remove", "--help"];

/** Reads what stands after `seed`. Throws PUBLISHING_SEED_OPTION_UNKNOWN or PUBLISHING_SEED_ITEMS_INVALID. */
export function readSeedOptions(args: readonly string[]): SeedOptions {
  const options = { items: 10_000, remove: false, help: false };
  const rest = args.flatMap((word) => (word.startsWith("--items=") ? ["--items", word.slice(8)] : [word]));
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--remove") options.remove = true;
    else if (word === "--help" || word === "-h") options.help = true;
    else if (word === "--items") options.items = itemsFrom(rest.shift());
    else throw unknown(word);
  }
  return options;
}

function itemsFrom(given: string | undefined): number {
  const items = /^\d{1,7}$/.test(given ?? "") ? Number(given) : 0;
  if (items >= 1 && items <= mostItems) return items;
  throw publishingErrors.create("SEED_ITEMS_INVALID", { given: given ?? "nothing", most: String(mostItems) });
}

function unknown(option: string): Error {
  const nearest = nearestName(option, valid);
  return publishingErrors.create("SEED_OPTION_UNKNOWN", {
    option,
    suggestion: nearest === undefined ? "" : `Did you mean ${nearest}?`,
    valid: valid.join(", "),
  });
}

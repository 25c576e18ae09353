import { fieldValue, type FieldList } from "../field-list.ts";
import { readDirectives, type Directives } from "./directives.ts";
import { noDirectives, responseDirectives, type ResponseDirectives } from "./response-directives.ts";
import { parseDictionary } from "./structured-dictionary.ts";

export interface EffectiveDirectives extends ResponseDirectives {
  /** A targeted field decides: Cache-Control and Expires count for nothing (RFC 9213 section 2.2). */
  readonly targeted: boolean;
}

/** RFC 9213 section 2.2: the first field of the target list that is there and valid, else Cache-Control. */
export function effectiveDirectives(fields: FieldList, targets: readonly string[]): EffectiveDirectives {
  for (const target of targets) {
    const directives = targetedDirectives(fieldValue(fields, target));
    if (directives !== undefined) return { ...responseDirectives(directives), targeted: true };
  }
  const directives = readDirectives(fields, "cache-control");
  return directives === undefined ? undirected : { ...responseDirectives(directives), targeted: false };
}

const undirected: EffectiveDirectives = { ...noDirectives, targeted: false };

/** RFC 9213 section 2.1: seconds are Integers; a field with anything else in their place is not valid. */
function targetedDirectives(field: string | undefined): Directives | undefined {
  const directives = field === undefined ? undefined : parseDictionary(field, isTyped);
  return directives === undefined || directives.size === 0 ? undefined : directives;
}

const inSeconds: ReadonlySet<string> = new Set([
  "max-age",
  "s-maxage",
  "stale-while-revalidate",
  "stale-if-error",
]);

function isTyped(key: string, value: string | undefined): boolean {
  return !inSeconds.has(key) || (value !== undefined && /^-?\d+$/.test(value));
}

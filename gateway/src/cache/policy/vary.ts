import { cacheKey } from "../cache-key.ts";
import { fieldValue, type FieldList } from "../field-list.ts";
import type { VariantOf } from "../store/stored-response.ts";
import { normalised } from "./normalise-field.ts";

/** Members of all Vary lines, lower case, sorted, each once (RFC 9110 section 12.5.5). `*` may stand among them. */
export function varyMembers(fields: FieldList): readonly string[] {
  const field = fieldValue(fields, "vary");
  if (field === undefined) return nothing;
  const members = field.split(",").map((name) => name.trim().toLowerCase());
  return [...new Set(members.filter((name) => name !== ""))].sort();
}

const nothing: readonly string[] = [];

/** RFC 9111 section 4.1: what a request has in the fields that select; a field that is missing is unlike an empty one. */
export function variantOf(fields: FieldList): VariantOf {
  return (vary) => {
    if (vary.length === 0) return "";
    return cacheKey(
      ...vary.map((name) => {
        const value = fieldValue(fields, name);
        return value === undefined ? "" : `=${normalised(name, value)}`;
      }),
    );
  };
}

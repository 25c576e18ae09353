import { isHopByHop, namedByConnection } from "../../upstream/hop-by-hop.ts";
import { fieldValue, fieldsWithout, type FieldList } from "../field-list.ts";

/** RFC 9111 section 3.1 and RFC 9110 section 11.7.3; lengths and ages are worked out anew for each answer. */
const neverStored: ReadonlySet<string> = new Set([
  "age",
  "cache-status",
  "content-length",
  "proxy-authentication-info",
  "set-cookie",
]);

/** What of an answer's fields is stored. A Date is added where it has none (RFC 9110 section 6.6.1). */
export function storableFields(options: {
  readonly fields: FieldList;
  /** Named by no-cache and private. */
  readonly unstored: readonly string[];
  readonly receivedAt: number;
}): string[] {
  const { fields, unstored, receivedAt } = options;
  const named = namedByConnection(fieldValue(fields, "connection"));
  const kept = fieldsWithout(
    fields,
    (name) => neverStored.has(name) || isHopByHop(name, named) || unstored.includes(name),
  );
  if (fieldValue(kept, "date") === undefined) kept.push("date", new Date(receivedAt).toUTCString());
  return kept;
}

/**
 * Bound to the stored bytes: a message without them does not change these (RFC 9111 section 3.2). The entity tag is among them,
 * for the condition that was answered carried that one and no other.
 */
const boundToBody: ReadonlySet<string> = new Set([
  "content-encoding",
  "content-length",
  "content-md5",
  "content-range",
  "etag",
]);

/**
 * RFC 9111 section 3.2: what the newer message says takes the place of all lines of that name. One without a Date was made when it
 * came (RFC 9110 section 6.6.1). Its cookies are for whoever caused it.
 */
export function updatedFields(stored: FieldList, newer: FieldList, receivedAt: number): string[] {
  const replacing = fieldsWithout(newer, (name) => boundToBody.has(name) || name === "set-cookie");
  if (fieldValue(newer, "date") === undefined) replacing.push("date", new Date(receivedAt).toUTCString());
  const names = new Set<string>();
  for (let index = 0; index < replacing.length; index += 2) names.add(replacing[index] ?? "");
  return [...fieldsWithout(stored, (name) => names.has(name)), ...replacing];
}

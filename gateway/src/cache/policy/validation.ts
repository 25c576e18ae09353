import { fieldValue, fieldsWithout, type FieldList } from "../field-list.ts";

const conditions: ReadonlySet<string> = new Set([
  "if-none-match",
  "if-modified-since",
  "if-match",
  "if-unmodified-since",
  "if-range",
  "range",
]);

/** The request for the whole, whatever part of it or news about it the client wants. */
export function withoutConditions(fields: FieldList): FieldList {
  return hasConditions(fields) ? fieldsWithout(fields, (name) => conditions.has(name)) : fields;
}

function hasConditions(fields: FieldList): boolean {
  for (let index = 0; index < fields.length; index += 2) if (conditions.has(fields[index] ?? "")) return true;
  return false;
}

/** RFC 9111 section 4.3.1: both validators where both are there. Undefined where there is nothing to ask with. */
export function validatingFields(request: FieldList, stored: FieldList): FieldList | undefined {
  const tag = fieldValue(stored, "etag");
  const modified = fieldValue(stored, "last-modified");
  if (tag === undefined && modified === undefined) return undefined;
  const fields = fieldsWithout(request, (name) => conditions.has(name));
  if (tag !== undefined) fields.push("if-none-match", tag);
  if (modified !== undefined) fields.push("if-modified-since", modified);
  return fields;
}

/** RFC 9111 section 4.3.5: whether the answer to a HEAD speaks of what is stored. */
export function headSpeaksOf(
  head: FieldList,
  stored: { readonly fields: FieldList; readonly body: Buffer },
): boolean {
  const length = fieldValue(head, "content-length");
  if (length !== undefined && Number(length) !== stored.body.length) return false;
  return ["etag", "last-modified"].every((name) => {
    const received = fieldValue(head, name);
    return received === undefined || received === fieldValue(stored.fields, name);
  });
}

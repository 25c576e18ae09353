/** Field lines of a message in their order: lower-case names and values in turn, as Node and undici take them without a copy. */
export type FieldList = readonly string[];

/** The value of a field; several lines of one name are one list (RFC 9110 section 5.3). */
export function fieldValue(fields: FieldList, name: string): string | undefined {
  let value: string | undefined;
  for (let index = 0; index < fields.length; index += 2) {
    if (fields[index] !== name) continue;
    const line = fields[index + 1] ?? "";
    value = value === undefined ? line : `${value}, ${line}`;
  }
  return value;
}

/** The same fields without those whose names `isLeftOut` accepts. */
export function fieldsWithout(fields: FieldList, isLeftOut: (name: string) => boolean): string[] {
  const kept: string[] = [];
  for (let index = 0; index < fields.length; index += 2) {
    const name = fields[index] ?? "";
    if (!isLeftOut(name)) kept.push(name, fields[index + 1] ?? "");
  }
  return kept;
}

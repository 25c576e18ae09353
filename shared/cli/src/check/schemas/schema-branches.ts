import { resolveSchema, type Schema, type SchemaSource } from "./json-schema.ts";

/** The alternatives of a schema: each has at most one type, and none has `anyOf`, `oneOf` or `nullable` forms of its own. */
export function branchesOf({ schema, root }: SchemaSource): Schema[] {
  const whole = resolveSchema({ schema, root });
  if (whole === false) return [];
  const { anyOf, oneOf, ...rest } = whole;
  const alternatives = (anyOf ?? oneOf) as unknown[] | undefined;
  if (Array.isArray(alternatives))
    return alternatives.flatMap((one) => branchesOf({ schema: { allOf: [one], ...rest }, root }));
  return typesOf(rest);
}

function typesOf(schema: Schema): Schema[] {
  const { type } = schema;
  if (Array.isArray(type)) return type.flatMap((one: unknown) => typesOf({ ...schema, type: one }));
  const values = valuesOf(schema);
  if (values === undefined) return [schema];
  // Each value is an alternative of its own: that is how single ones come and go.
  return values.map((value) => ({ const: value }));
}

/** The only values that are allowed, where they are listed. */
export function valuesOf(schema: Schema): unknown[] | undefined {
  if ("const" in schema) return [schema["const"]];
  return Array.isArray(schema["enum"]) ? (schema["enum"] as unknown[]) : undefined;
}

/** The type of a branch, also where only its values are listed. */
export function typeOf(schema: Schema): string | undefined {
  if (typeof schema["type"] === "string") return schema["type"];
  const values = valuesOf(schema);
  return values === undefined ? undefined : typeOfValue(values[0]);
}

function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

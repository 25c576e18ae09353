/** JSON Schema 2020-12 as zod writes it (https://json-schema.org/draft/2020-12). */
export type Schema = Readonly<Record<string, unknown>>;

export interface SchemaSource {
  readonly schema: unknown;
  /** The document that `#/…` references begin at. */
  readonly root: unknown;
}

/** A schema with its references followed and its `allOf` joined. `true` and `{}` allow everything, `false` nothing. */
export function resolveSchema({ schema, root }: SchemaSource, depth = 0): Schema | false {
  if (schema === false) return false;
  if (typeof schema !== "object" || schema === null || depth > 50) return {};
  const { $ref, allOf, ...own } = schema as Schema;
  const parts = [
    ...(typeof $ref === "string" ? [referenced($ref, root)] : []),
    ...(Array.isArray(allOf) ? (allOf as unknown[]) : []),
  ].map((part) => resolveSchema({ schema: part, root }, depth + 1));
  if (parts.includes(false)) return false;
  return (parts as Schema[]).reduce(joined, own);
}

/** JSON Pointer (RFC 6901) in a fragment. */
export function referenced(reference: string, root: unknown): unknown {
  if (!reference.startsWith("#")) return {};
  const keys = reference.slice(1).split("/").slice(1);
  return keys
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null && Object.hasOwn(value, key)
          ? (value as Schema)[key]
          : undefined,
      root,
    );
}

/** Both at once. Of one keyword given twice the narrower one, where that is known. */
function joined(left: Schema, right: Schema): Schema {
  const both: Record<string, unknown> = { ...left };
  for (const [key, value] of Object.entries(right))
    both[key] = key in left ? narrower(key, left[key], value) : value;
  return both;
}

function narrower(key: string, left: unknown, right: unknown): unknown {
  if (key === "required") return [...new Set([...(left as string[]), ...(right as string[])])];
  if (key === "properties") return joinedProperties(left as Schema, right as Schema);
  if (/^(minimum|exclusiveMinimum|minLength|minItems|minProperties)$/.test(key))
    return Math.max(Number(left), Number(right));
  if (/^(maximum|exclusiveMaximum|maxLength|maxItems|maxProperties)$/.test(key))
    return Math.min(Number(left), Number(right));
  if (key === "enum") return (left as unknown[]).filter((value) => (right as unknown[]).includes(value));
  return right;
}

function joinedProperties(left: Schema, right: Schema): Schema {
  return Object.fromEntries(
    [...new Set([...Object.keys(left), ...Object.keys(right)])].map((name) => [
      name,
      name in left && name in right ? { allOf: [left[name], right[name]] } : (left[name] ?? right[name]),
    ]),
  );
}

/** Words for people and generated clients, which do not decide what is valid. */
const annotations = new Set([
  "$schema",
  "$id",
  "$comment",
  "$defs",
  "id",
  "title",
  "description",
  "default",
  "deprecated",
  "example",
  "examples",
  "readOnly",
  "writeOnly",
]);

export function constraintsOf(schema: Schema): string[] {
  return Object.keys(schema).filter((key) => !annotations.has(key) && schema[key] !== undefined);
}

/** The same text for the same constraints, whatever the order of their keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
}

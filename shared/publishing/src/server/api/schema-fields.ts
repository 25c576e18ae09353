import type { ApiField } from "../../api-description.ts";

/** What is read of a JSON Schema (2020-12). */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Deeper than this a table explains nothing; the document has it all. */
const deepest = 3;

/** Every field of an answer from the top, `items[].title`, in the order of the schema. */
export function fieldsOf(schema: Schema, name = "", depth = 0): ApiField[] {
  const plain = withoutNull(schema);
  if (plain.type === "array" && plain.items !== undefined) return fieldsOf(plain.items, `${name}[]`, depth);
  if (plain.properties === undefined || depth > deepest) return [];
  return Object.entries(plain.properties).flatMap(([key, field]) => {
    const whole = name === "" ? key : `${name}.${key}`;
    const described = { name: whole, type: typeOf(field), description: field.description ?? "" };
    return [described, ...fieldsOf(field, whole, depth + 1)];
  });
}

/** "string", "integer or null", "ko | en", "array of objects". */
export function typeOf(schema: Schema): string {
  const isOptional = schema.anyOf?.some(({ type }) => type === "null") === true;
  const plain = withoutNull(schema);
  const name = plainType(plain);
  return isOptional ? `${name} or null` : name;
}

function plainType(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.filter((value) => value !== "").join(" | ");
  if (schema.type === "array") {
    const item = schema.items === undefined ? "" : plainType(withoutNull(schema.items));
    return item === "" || item === "any" ? "array" : `array of ${item}`;
  }
  if (schema.format === "date-time") return "date-time";
  return typeof schema.type === "string" ? schema.type : "any";
}

function withoutNull(schema: Schema): Schema {
  const others = schema.anyOf?.filter(({ type }) => type !== "null") ?? [];
  const [only] = others;
  return only !== undefined && others.length === 1 ? { ...schema, ...only } : schema;
}

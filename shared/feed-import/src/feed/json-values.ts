export type JsonObject = Readonly<Record<string, unknown>>;

const nothing: JsonObject = {};

/** PostgreSQL stores no NUL, and nobody means one. */
function clean(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

/** Text, or a number as text; undefined where there is neither. */
export function textIn(object: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? clean(value) : undefined;
}

/** A list of texts; a single text counts as one. */
export function listIn(object: JsonObject, key: string): string[] {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => textIn({ one }, "one") ?? []);
}

export function objectIn(object: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return isObject(value) ? value : nothing;
}

export function objectsIn(object: JsonObject, key: string): JsonObject[] {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

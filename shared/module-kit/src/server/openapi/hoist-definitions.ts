import type { Json } from "./json.ts";

type Names = ReadonlyMap<string, string>;

/**
 * Schemas bring the definitions that they repeat along, and name them from their own top: `#/$defs/…`. In a document that is the
 * document's top (OpenAPI 3.1, "Relative References in API Description URIs"), so they move to `components.schemas`.
 */
export function hoistDefinitions(document: Json): Json {
  const hoisted: Record<string, unknown> = {};
  const nameOf = (key: string): string => {
    const given = key.startsWith("__schema") ? "Schema" : key;
    let name = given;
    for (let number = 2; name in hoisted; number += 1) name = `${given}${number}`;
    hoisted[name] = undefined;
    return name;
  };
  const moved = (value: unknown, names: Names): unknown => {
    if (Array.isArray(value)) return value.map((one) => moved(one, names));
    if (typeof value !== "object" || value === null) return value;
    const { $defs, ...rest } = value as Record<string, unknown>;
    const definitions = Object.entries(($defs ?? {}) as Record<string, unknown>);
    const known: Names = new Map([...names, ...definitions.map(([key]) => [key, nameOf(key)] as const)]);
    for (const [key, definition] of definitions) hoisted[known.get(key) ?? key] = moved(definition, known);
    return Object.fromEntries(
      Object.entries(rest).map(([key, one]) => [
        key,
        key === "$ref" ? reference(one, known) : moved(one, known),
      ]),
    );
  };
  const { components, ...whole } = moved(document, new Map()) as Json & { components: { schemas: Json } };
  return { ...whole, components: { ...components, schemas: { ...components.schemas, ...hoisted } } };
}

function reference(target: unknown, names: Names): unknown {
  const key = /^#\/\$defs\/(.+)$/.exec(String(target))?.[1];
  return key === undefined ? target : `#/components/schemas/${names.get(key) ?? key}`;
}

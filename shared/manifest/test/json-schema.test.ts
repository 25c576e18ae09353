import { expect, test } from "vitest";
import { manifestJsonSchema } from "../src/json-schema.ts";

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
}

/** Languages explain themselves. */
const plain = new Set(["ko", "en"]);

function undescribed(node: Node, at = ""): string[] {
  const own = Object.entries(node.properties ?? {}).flatMap(([name, child]) => [
    ...(child.description === undefined && !plain.has(name) ? [`${at}${name}`] : []),
    ...undescribed(child, `${at}${name}.`),
  ]);
  const inner = [node.items, node.additionalProperties].filter((child) => typeof child === "object");
  return [...own, ...inner.flatMap((child) => undescribed(child, `${at}*.`))];
}

test("editor help says what every field of a manifest is for", () => {
  expect(undescribed(manifestJsonSchema() as Node)).toEqual([]);
});

test("editor help is JSON Schema 2020-12 that asks only for what an author has to write", () => {
  const schema = manifestJsonSchema();
  expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(schema["required"]).toEqual([
    "id",
    "version",
    "name",
    "owner",
    "criticality",
    "grade",
    "recovery",
    "fallback",
  ]);
});

import type { z } from "zod";

/** One line that names every wrong field, and for an unknown field the valid ones. */
export function describeProblems(error: z.ZodError, schema?: z.ZodType): string {
  return error.issues
    .slice(0, 8)
    .map((issue) => `${fieldName(issue.path)} ${problemOf(issue, schema)}`)
    .join("; ");
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "the record" : path.map(String).join(".");
}

function problemOf(issue: z.core.$ZodIssue, schema: z.ZodType | undefined): string {
  if (issue.code !== "unrecognized_keys") return issue.message;
  const valid = schema === undefined ? [] : validKeys(schema, issue.path);
  const list = valid.length === 0 ? "" : `; valid are ${valid.join(", ")}`;
  return `has no field named ${issue.keys.join(", ")}${list}`;
}

/** Walks the JSON Schema of `schema` to the object at `path` and names its fields. */
function validKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let node: JsonSchemaNode | undefined = schema.toJSONSchema({
    io: "input",
    unrepresentable: "any",
  }) as JsonSchemaNode;
  for (const key of path) node = childOf(node, String(key));
  return Object.keys(node?.properties ?? {});
}

interface JsonSchemaNode {
  properties?: Record<string, JsonSchemaNode>;
  additionalProperties?: JsonSchemaNode;
  items?: JsonSchemaNode;
}

function childOf(node: JsonSchemaNode | undefined, key: string): JsonSchemaNode | undefined {
  return node?.properties?.[key] ?? node?.additionalProperties ?? node?.items;
}

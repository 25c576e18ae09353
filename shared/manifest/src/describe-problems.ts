import { nearestName } from "@madang/errors";
import type { z } from "zod";
import { plainMessage } from "./plain-messages.ts";

const shownProblems = 8;

/** `schema.safeParse` whose messages are plain sentences with a remedy. */
export function checkPlainly<T extends z.ZodType>(
  schema: T,
  input: unknown,
): z.ZodSafeParseResult<z.output<T>> {
  return schema.safeParse(input, { error: plainMessage });
}

/** One line that names every wrong field and what to write there, and for an unknown field the valid ones. */
export function describeProblems(error: z.ZodError, schema?: z.ZodType): string {
  const shown = error.issues
    .slice(0, shownProblems)
    .map((issue) => `${fieldName(issue.path)} ${problemOf(issue, schema)}`);
  const hidden = error.issues.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join("; ");
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "the record" : path.map(shortened).join(".");
}

function problemOf(issue: z.core.$ZodIssue, schema: z.ZodType | undefined): string {
  if (issue.code !== "unrecognized_keys") return issue.message;
  const valid = schema === undefined ? [] : validKeys(schema, issue.path);
  const names = issue.keys.map((key) => `"${shortened(key)}"${suggestion(key, valid)}`).join(", ");
  return `has no field named ${names}${valid.length === 0 ? "" : `; valid are ${valid.join(", ")}`}`;
}

/** A hostile record can carry names of any length. */
function shortened(key: PropertyKey): string {
  const name = String(key);
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

function suggestion(key: string, valid: readonly string[]): string {
  const nearest = nearestName(key, valid);
  return nearest === undefined ? "" : ` (did you mean "${nearest}"?)`;
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
  return ownProperty(node?.properties, key) ?? node?.additionalProperties ?? node?.items;
}

function ownProperty<T>(record: Record<string, T> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

import { canonical, constraintsOf, type Schema } from "./json-schema.ts";
import type { SubsetProblem } from "./subset-question.ts";

const lowest = {
  minimum: "minimum",
  minLength: "shortest length",
  minItems: "smallest number of items",
  minProperties: "smallest number of fields",
} as const;
const highest = {
  maximum: "maximum",
  maxLength: "longest length",
  maxItems: "largest number of items",
  maxProperties: "largest number of fields",
} as const;

/** Keywords that are looked at elsewhere. */
const structural = new Set([
  "type",
  "properties",
  "required",
  "additionalProperties",
  "propertyNames",
  "patternProperties",
  "items",
  "prefixItems",
  "enum",
  "const",
  ...Object.keys(lowest),
  ...Object.keys(highest),
  "exclusiveMinimum",
  "exclusiveMaximum",
]);

/** Bounds, patterns, formats, and every keyword that can only be the same or another one. */
export function boundProblems(sent: Schema, taken: Schema, at: string): SubsetProblem[] {
  return [...tighterBounds(sent, taken), ...otherKeywords(sent, taken)].map((text) => ({ at, text }));
}

function tighterBounds(sent: Schema, taken: Schema): string[] {
  return [
    ...Object.entries(lowest).flatMap(([key, name]) => {
      const [from, to] = [lowerBound(sent, key), lowerBound(taken, key)];
      return to > from ? [`the ${name} is ${shown(to)}, was ${shown(from)}`] : [];
    }),
    ...Object.entries(highest).flatMap(([key, name]) => {
      const [from, to] = [upperBound(sent, key), upperBound(taken, key)];
      return to < from ? [`the ${name} is ${shown(to)}, was ${shown(from)}`] : [];
    }),
  ];
}

/** Of whole numbers "more than 4" is "at least 5"; of others the next larger one that can be told apart. */
function lowerBound(schema: Schema, key: string): number {
  const exclusive = key === "minimum" ? schema["exclusiveMinimum"] : undefined;
  const above = typeof exclusive === "number" ? next(exclusive, schema, 1) : -Infinity;
  const least = typeof schema[key] === "number" ? schema[key] : key === "minimum" ? -Infinity : 0;
  return Math.max(above, least);
}

function upperBound(schema: Schema, key: string): number {
  const exclusive = key === "maximum" ? schema["exclusiveMaximum"] : undefined;
  const below = typeof exclusive === "number" ? next(exclusive, schema, -1) : Infinity;
  return Math.min(below, typeof schema[key] === "number" ? schema[key] : Infinity);
}

function next(bound: number, schema: Schema, step: 1 | -1): number {
  return schema["type"] === "integer"
    ? Math.trunc(bound) + step
    : bound + step * Number.EPSILON * Math.max(1, Math.abs(bound));
}

function shown(bound: number): string {
  return Number.isFinite(bound) ? String(bound) : "none";
}

function otherKeywords(sent: Schema, taken: Schema): string[] {
  return constraintsOf(taken)
    .filter((key) => !structural.has(key) && canonical(sent[key]) !== canonical(taken[key]))
    .filter((key) => !(key === "multipleOf" && isMultiple(sent[key], taken[key])))
    .map((key) => `${key} is ${JSON.stringify(taken[key])}, was ${JSON.stringify(sent[key] ?? "none")}`);
}

function isMultiple(of: unknown, base: unknown): boolean {
  return typeof of === "number" && typeof base === "number" && of % base === 0;
}

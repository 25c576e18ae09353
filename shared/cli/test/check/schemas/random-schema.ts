import * as fc from "fast-check";
import { z } from "zod";

/** A description from which both a zod schema and values that fit it can be made. */
export type Shape =
  | { readonly kind: "text"; readonly min: number; readonly max: number }
  | { readonly kind: "number"; readonly min: number; readonly max: number }
  | { readonly kind: "yes" | "null" }
  | { readonly kind: "one-of"; readonly values: readonly string[] }
  | { readonly kind: "list"; readonly of: Shape; readonly max: number }
  | { readonly kind: "either"; readonly shapes: readonly Shape[] }
  | { readonly kind: "record"; readonly of: Shape }
  | {
      readonly kind: "object";
      readonly strict: boolean;
      readonly fields: Readonly<Record<string, { readonly of: Shape; readonly optional: boolean }>>;
    };

const letters = ["a", "b", "c", "d"] as const;
const bounds = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 3, max: 6 }));

export const shapes: fc.Arbitrary<Shape> = fc.letrec<{ shape: Shape; leaf: Shape }>((tie) => ({
  leaf: fc.oneof(
    bounds.map(([min, max]): Shape => ({ kind: "text", min, max })),
    bounds.map(([min, max]): Shape => ({ kind: "number", min, max })),
    fc.constantFrom<Shape>({ kind: "yes" }, { kind: "null" }),
    fc.subarray([...letters], { minLength: 1 }).map((values): Shape => ({ kind: "one-of", values })),
  ),
  shape: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie("leaf"),
    fc.record({ kind: fc.constant("list" as const), of: tie("shape"), max: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant("record" as const), of: tie("shape") }),
    fc
      .array(tie("shape"), { minLength: 2, maxLength: 3 })
      .map((either): Shape => ({ kind: "either", shapes: either })),
    fc.record({
      kind: fc.constant("object" as const),
      strict: fc.boolean(),
      fields: fc.dictionary(
        fc.constantFrom(...letters),
        fc.record({ of: tie("shape"), optional: fc.boolean() }),
        { maxKeys: 3 },
      ),
    }),
  ),
})).shape;

export function schemaOf(shape: Shape): z.ZodType {
  if (shape.kind === "text") return z.string().min(shape.min).max(shape.max);
  if (shape.kind === "number") return z.int().min(shape.min).max(shape.max);
  if (shape.kind === "one-of") return z.enum(shape.values);
  if (shape.kind === "list") return z.array(schemaOf(shape.of)).max(shape.max);
  if (shape.kind === "record") return z.record(z.string(), schemaOf(shape.of));
  if (shape.kind === "either") return z.union(shape.shapes.map(schemaOf));
  if (shape.kind === "object") return objectSchema(shape);
  return shape.kind === "yes" ? z.boolean() : z.null();
}

type ObjectShape = Extract<Shape, { kind: "object" }>;

function objectSchema({ fields, strict }: ObjectShape): z.ZodType {
  const schemas = Object.entries(fields).map(([name, { of, optional }]) => [
    name,
    optional ? schemaOf(of).optional() : schemaOf(of),
  ]);
  return strict ? z.strictObject(Object.fromEntries(schemas)) : z.object(Object.fromEntries(schemas));
}

/** Values that fit. */
export function valuesOf(shape: Shape): fc.Arbitrary<unknown> {
  if (shape.kind === "text") return fc.string({ minLength: shape.min, maxLength: shape.max });
  if (shape.kind === "number") return fc.integer({ min: shape.min, max: shape.max });
  if (shape.kind === "one-of") return fc.constantFrom(...shape.values);
  if (shape.kind === "list") return fc.array(valuesOf(shape.of), { maxLength: shape.max });
  if (shape.kind === "record") return fc.dictionary(fc.constantFrom(...letters), valuesOf(shape.of));
  if (shape.kind === "either") return fc.oneof(...shape.shapes.map(valuesOf));
  if (shape.kind === "object") return objectValues(shape);
  return shape.kind === "yes" ? fc.boolean() : fc.constant(null);
}

function objectValues({ fields }: ObjectShape): fc.Arbitrary<unknown> {
  const entries = Object.entries(fields);
  return fc.record(Object.fromEntries(entries.map(([name, { of }]) => [name, valuesOf(of)])), {
    requiredKeys: entries.filter(([, { optional }]) => !optional).map(([name]) => name),
  });
}

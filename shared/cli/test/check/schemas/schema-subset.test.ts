import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { subsetProblems } from "../../../src/check/schemas/schema-subset.ts";
import { schemaOf, shapes, valuesOf, type Shape } from "./random-schema.ts";

function ask(sent: z.ZodType, taken: z.ZodType, direction: "request" | "answer") {
  const io = direction === "request" ? "input" : "output";
  const [from, to] = [sent.toJSONSchema({ io }), taken.toJSONSchema({ io })];
  return subsetProblems({ sent: from, taken: to }, { direction, sentRoot: from, takenRoot: to });
}

describe.each(["request", "answer"] as const)("of a %s", (direction) => {
  test("a schema compared with itself has no problem", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        expect(ask(schemaOf(shape), schemaOf(shape), direction)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("where no problem is found, the receiver takes whatever the sender may send", () => {
    fc.assert(
      fc.property(pairs.chain(withValues), ({ sent, taken, values }) => {
        const receiver = direction === "answer" ? loosened(taken) : taken;
        if (ask(schemaOf(sent), schemaOf(taken), direction).length > 0) return;
        for (const value of values)
          expect(schemaOf(receiver).safeParse(value), JSON.stringify(value)).toMatchObject({ success: true });
      }),
      { numRuns: 1500 },
    );
  });
});

/** Two schemas that have something to do with each other more often than chance would have it. */
const pairs = fc.oneof(
  fc.tuple(shapes, shapes),
  shapes.map((shape): [Shape, Shape] => [shape, { kind: "either", shapes: [shape, { kind: "null" }] }]),
  shapes.chain((shape) => fc.tuple(changed(shape), changed(shape))),
);

function changed(shape: Shape): fc.Arbitrary<Shape> {
  if (shape.kind !== "object") return fc.constant(shape);
  return fc.subarray(Object.entries(shape.fields)).chain((kept) =>
    fc.array(fc.boolean(), { minLength: kept.length, maxLength: kept.length }).map((optional): Shape => ({
      ...shape,
      fields: Object.fromEntries(
        kept.map(([name, { of }], index) => [name, { of, optional: optional[index] ?? false }]),
      ),
    })),
  );
}

function withValues([sent, taken]: readonly [Shape, Shape]) {
  return fc.record({
    sent: fc.constant(sent),
    taken: fc.constant(taken),
    values: fc.array(valuesOf(sent), { maxLength: 5 }),
  });
}

/** Clients overlook fields that they do not know. */
function loosened(shape: Shape): Shape {
  if (shape.kind === "list" || shape.kind === "record") return { ...shape, of: loosened(shape.of) };
  if (shape.kind === "either") return { ...shape, shapes: shape.shapes.map(loosened) };
  if (shape.kind !== "object") return shape;
  const fields = Object.entries(shape.fields).map(([name, { of, optional }]) => [
    name,
    { of: loosened(of), optional },
  ]);
  return { ...shape, strict: false, fields: Object.fromEntries(fields) };
}

type Tree = { name: string; children: Tree[] };
const tree: z.ZodType<Tree> = z.lazy(() => z.object({ name: z.string(), children: z.array(tree) }));
const otherTree: z.ZodType = z.lazy(() => z.object({ name: z.int(), children: z.array(otherTree) }));

test.each([
  ["a schema that contains itself", tree, tree, []],
  [
    "another one that does",
    tree,
    otherTree,
    [
      { at: "name", text: "string is not among integer" },
      { at: "children[].name", text: "string is not among integer" },
    ],
  ],
  [
    "a place in a tuple",
    z.tuple([z.string(), z.int()]),
    z.tuple([z.string(), z.string()]),
    [{ at: "[1]", text: "integer is not among string" }],
  ],
  [
    "a date that may be any text now",
    z.string(),
    z.iso.date(),
    [
      { at: "", text: 'format is "date", was "none"' },
      { at: "", text: expect.stringContaining("pattern is") as string },
    ],
  ],
  [
    "a field joined from two schemas",
    z.intersection(z.object({ a: z.string() }), z.object({ b: z.int() })),
    z.object({ a: z.string(), b: z.string() }),
    [{ at: "b", text: "integer is not among string" }],
  ],
  [
    "a narrower range",
    z.int().min(1).max(5),
    z.int().min(2).max(9),
    [{ at: "", text: "the minimum is 2, was 1" }],
  ],
  ["whole numbers as numbers", z.int(), z.number(), []],
  [
    "alternatives told apart by a field",
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("a"), x: z.string() }),
      z.object({ kind: z.literal("b"), y: z.int() }),
    ]),
    z.discriminatedUnion("kind", [z.object({ kind: z.literal("a"), x: z.string() })]),
    [
      { at: "kind", text: '"b" is not among "a"' },
      { at: "x", text: "is gone" },
    ],
  ],
])("%s", (_name, sent, taken, problems) => {
  expect(ask(sent, taken, "answer")).toEqual(problems);
});

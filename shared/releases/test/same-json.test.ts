import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sameJson } from "../src/snapshot/same-json.ts";

test("values are the same when their texts are, but for the order of members", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
      // JSON knows no -0.
      const [left, right] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))] as unknown[];
      expect(sameJson(left, JSON.parse(JSON.stringify(left)))).toBe(true);
      expect(sameJson(left, right)).toBe(isDeepStrictEqual(left, right));
    }),
  );
});

test.each([
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ a: 1 }, { a: "1" }],
  [[], {}],
  [null, {}],
  [JSON.parse('{"__proto__": {}}'), {}],
  [JSON.parse('{"toString": 1}'), {}],
  [{ builds: { x: { digest: "a" } } }, { builds: { x: { digest: "b" } } }],
])("%j is not %j", (a, b) => {
  expect(sameJson(a, b)).toBe(false);
  expect(sameJson(b, a)).toBe(false);
});

test("the order of members says nothing", () => {
  expect(sameJson({ a: 1, b: [1, { c: 2, d: 3 }] }, { b: [1, { d: 3, c: 2 }], a: 1 })).toBe(true);
});

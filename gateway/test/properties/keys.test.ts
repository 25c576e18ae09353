import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cacheKey } from "../../src/cache/cache-key.ts";
import { keysOf, plainSpelling, spellings, wishes, type Wish } from "./key-world.ts";

const runs = { numRuns: 4000 };

test("two lists of parts have one key only when they are the same list", () => {
  const part = fc.string({ unit: fc.constantFrom("0", "1", "2", ":", "a", "한"), maxLength: 4 });
  const parts = fc.array(part, { maxLength: 4 });
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      expect(cacheKey(...one) === cacheKey(...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
    runs,
  );
});

test("two requests whose meaning differs never share a page", () => {
  fc.assert(
    fc.property(wishes, differences, spellings, spellings, (wish, change, one, other) => {
      const changed = { ...wish, ...change };
      fc.pre(meaning(changed) !== meaning(wish));
      const [first, second] = [keysOf(wish, one), keysOf(changed, other)];
      fc.pre(first !== undefined && second !== undefined);
      expect(first?.page).not.toBe(second?.page);
    }),
    runs,
  );
});

test("two requests that a module answers differently never share a fragment", () => {
  fc.assert(
    fc.property(wishes, differences, spellings, spellings, (wish, change, one, other) => {
      const changed = { ...wish, ...change };
      fc.pre(meaningOfFragment(changed) !== meaningOfFragment(wish));
      const [first, second] = [keysOf(wish, one), keysOf(changed, other)];
      fc.pre(first !== undefined && second !== undefined);
      expect(first?.fragment).not.toBe(second?.fragment);
    }),
    runs,
  );
});

test("however it is spelt, one wish has one key", () => {
  fc.assert(
    fc.property(wishes, spellings, (wish, spelling) => {
      const plain = keysOf(wish, plainSpelling);
      const spelt = keysOf(wish, spelling);
      fc.pre(plain !== undefined);
      expect(spelt).toEqual(plain);
    }),
    runs,
  );
});

test("preferences and the frame around a page split no fragment", () => {
  fc.assert(
    fc.property(wishes, wishes, (wish, { text, contrast, layout, as }) => {
      const plain = keysOf(wish, plainSpelling);
      fc.pre(plain !== undefined);
      expect(keysOf({ ...wish, text, contrast, layout, as }, plainSpelling)?.fragment).toBe(plain?.fragment);
    }),
    runs,
  );
});

/** One or two things are different; everything being different would tell nothing. */
const differences: fc.Arbitrary<Partial<Wish>> = fc
  .tuple(wishes, fc.subarray(Object.keys(wishKeys()) as (keyof Wish)[], { minLength: 1, maxLength: 2 }))
  .map(([wish, keys]) => Object.fromEntries(keys.map((key) => [key, wish[key]])));

function wishKeys(): Record<keyof Wish, true> {
  return {
    site: true,
    build: true,
    layout: true,
    as: true,
    language: true,
    text: true,
    contrast: true,
    segments: true,
    query: true,
  };
}

function meaning(wish: Wish): string {
  return JSON.stringify(Object.keys(wishKeys()).map((key) => wish[key as keyof Wish]));
}

function meaningOfFragment({ site, build, language, segments, query }: Wish): string {
  return JSON.stringify([site, build, language, segments, query]);
}

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldList } from "../../../src/cache/field-list.ts";
import { cacheDefaults } from "../../../src/cache/engine/cache-settings.ts";
import { planToStore } from "../../../src/cache/engine/make-stored.ts";
import { ageValue, currentAge } from "../../../src/cache/policy/age.ts";
import { effectiveDirectives } from "../../../src/cache/policy/effective-directives.ts";
import { matchesAny } from "../../../src/cache/policy/entity-tags.ts";
import { parseHttpDate } from "../../../src/cache/policy/http-date.ts";
import { listMembers } from "../../../src/cache/policy/list-members.ts";
import { normalised } from "../../../src/cache/policy/normalise-field.ts";
import { rangeApplies, selectRange } from "../../../src/cache/policy/range.ts";
import { requestDirectives } from "../../../src/cache/policy/request-directives.ts";
import { parseDictionary } from "../../../src/cache/policy/structured-dictionary.ts";
import { variantOf, varyMembers } from "../../../src/cache/policy/vary.ts";

/** Whatever Node's parser lets through in a field. */
const fieldText = fc.oneof(
  fc.string({ unit: "binary-ascii", maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(..."=,;\"'\\ \tmax-ge0129*/W?:.()bytes"), maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        "max-age=60",
        "no-store",
        'no-cache="a, b"',
        "private",
        '"',
        "\\",
        ",",
        "s-maxage",
        "=",
        "W/",
        "public",
        "Set-Cookie",
        "stale-if-error=9",
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(" ,")),
);

const names = fc.constantFrom(
  "cache-control",
  "cdn-cache-control",
  "madang-cache-control",
  "expires",
  "date",
  "age",
  "vary",
  "etag",
  "last-modified",
  "pragma",
  "content-range",
  "connection",
  "set-cookie",
  "x-own",
);

const fieldLists: fc.Arbitrary<FieldList> = fc
  .array(fc.tuple(names, fieldText), { maxLength: 10 })
  .map((lines) => lines.flat());

const statuses = fc.integer({ min: 100, max: 999 });

function planOf(status: number, fields: FieldList, request: FieldList = [], authorized = false) {
  const passage = { ticket: 0, requestedAt: 1_000_000, receivedAt: 1_000_500 };
  const settings = { ...cacheDefaults, now: () => passage.receivedAt };
  const signal = new AbortController().signal;
  const answer = { status, statusText: "", fields };
  return planToStore(
    { request: { method: "GET", key: "k", fields: request, signal }, authorized, answer, passage },
    settings,
  ).plan;
}

describe("whatever comes, parsing", () => {
  test("never throws, and numbers are numbers", () => {
    fc.assert(
      fc.property(fieldLists, fieldText, fc.nat(), (fields, text, length) => {
        const { maxAge, sMaxAge } = effectiveDirectives(fields, cacheDefaults.targetedFields);
        expect([maxAge ?? 0, sMaxAge ?? 0].every((seconds) => seconds >= 0)).toBe(true);
        requestDirectives(fields);
        expect(ageValue(fields)).toBeGreaterThanOrEqual(0);
        expect(parseHttpDate(text) ?? 0).not.toBeNaN();
        parseDictionary(text);
        listMembers(text);
        varyMembers(fields);
        normalised("accept-language", text);
        matchesAny(text, text);
        rangeApplies(text, { tag: text, lastModified: text, date: text });
        const range = selectRange(text, length);
        const { first, last } = typeof range === "object" ? range : { first: 0, last: 0 };
        expect(first <= last && last <= Math.max(0, length - 1)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("takes work in proportion to the length, however it is written", () => {
    for (const unit of ['"', "a,", "a=", '\\"', "a;", "(", 'x="', "a ", ":", "-", "*,", '"a",'])
      for (const text of [unit.repeat(40_000), `a=${unit.repeat(40_000)}`]) {
        effectiveDirectives(["cache-control", text, "cdn-cache-control", text], ["cdn-cache-control"]);
        matchesAny(text, '"x"');
        normalised("accept-language", text);
        selectRange(text, 10);
        expect(parseHttpDate(text)).toBeUndefined();
        // What grows with the square of the length would outlast the test's time.
      }
  });
});

describe("what is stored", () => {
  test("is never what forbids it, in any letter case, wherever it stands", () => {
    const forbidding = fc
      .tuple(fc.constantFrom("no-store", "private"), fc.infiniteStream(fc.boolean()))
      .map(([text, upper]) => {
        const cases = upper[Symbol.iterator]();
        return Array.from(text, (letter) =>
          cases.next().value === true ? letter.toUpperCase() : letter,
        ).join("");
      });
    const harmless = fc.constantFrom(
      "max-age=60",
      "public",
      "s-maxage=60",
      'x="a,b"',
      "must-revalidate",
      "immutable",
    );
    fc.assert(
      fc.property(
        fc.array(harmless),
        forbidding,
        fc.array(harmless),
        statuses,
        (before, word, after, status) => {
          expect(planOf(status, ["cache-control", [...before, word, ...after].join(", ")])).toBeUndefined();
          const lines = [...before, word, ...after].flatMap((line) => ["cache-control", line]);
          expect(planOf(status, lines)).toBeUndefined();
        },
      ),
    );
  });

  test("never has a cookie, a part, or anything of the connection", () => {
    fc.assert(
      fc.property(fieldLists, statuses, fieldText, (fields, status, value) => {
        expect(planOf(status, [...fields, "set-cookie", value])).toBeUndefined();
        expect(planOf(206, fields)).toBeUndefined();
        const plan = planOf(status, [...fields, "cache-control", "max-age=60", "te", value]);
        const kept = plan?.fields.filter((_, index) => index % 2 === 0) ?? [];
        for (const name of ["set-cookie", "connection", "te", "age", "content-length"])
          expect(kept).not.toContain(name);
      }),
    );
  });

  test("was not made for one who signed in, unless the origin says that all may have it", () => {
    fc.assert(
      fc.property(fieldLists, statuses, (fields, status) => {
        const plan = planOf(status, fields, ["authorization", "x"], true);
        if (plan === undefined) return;
        const directives = effectiveDirectives(fields, cacheDefaults.targetedFields);
        expect(directives.public || directives.mustRevalidate || directives.sMaxAge !== undefined).toBe(true);
      }),
    );
  });

  test("ends its use in order: fresh, then while refreshing, then in place of an error", () => {
    fc.assert(
      fc.property(fieldLists, statuses, (fields, status) => {
        const plan = planOf(status, [...fields, "cache-control", "max-age=60"]);
        if (plan === undefined) return;
        for (const time of [plan.freshUntil, plan.staleWhileRevalidateUntil, plan.staleIfErrorUntil])
          expect(Number.isSafeInteger(time)).toBe(true);
        expect(plan.staleWhileRevalidateUntil).toBeGreaterThanOrEqual(plan.freshUntil);
        expect(plan.staleIfErrorUntil).toBeGreaterThanOrEqual(plan.freshUntil);
      }),
    );
  });
});

test("Age never decreases, and is never below what came", () => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.array(fc.integer({ min: -10_000, max: 1e8 }), { minLength: 2 }),
      (initialAge, moments) => {
        const stored = { initialAge, receivedAt: 0 };
        const ages = moments.sort((one, other) => one - other).map((now) => currentAge(stored, now));
        expect(ages.every((age, index) => age >= (ages[index - 1] ?? initialAge))).toBe(true);
      },
    ),
  );
});

describe("variants", () => {
  const values = fc.option(fc.string({ unit: fc.constantFrom(...'ab01:,= \t"'), maxLength: 8 }), {
    nil: undefined,
  });
  const requests = fc.record({ foo: values, bar: values, baz: values });
  const fieldsOf = (request: Record<string, string | undefined>): string[] =>
    Object.entries(request).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));

  test("two requests have the same one only if each field that is varied on means the same", () => {
    const vary = ["bar", "baz", "foo"];
    const meaning = (value: string | undefined) => (value === undefined ? undefined : listMembers(value));
    fc.assert(
      fc.property(requests, requests, (one, other) => {
        const isSame = variantOf(fieldsOf(one))(vary) === variantOf(fieldsOf(other))(vary);
        const means = (request: typeof one) => [
          meaning(request.bar),
          meaning(request.baz),
          meaning(request.foo),
        ];
        expect(isSame).toBe(JSON.stringify(means(one)) === JSON.stringify(means(other)));
      }),
      { numRuns: 2000 },
    );
  });

  test("preferences keep their weights", () => {
    const tags = fc.constantFrom("en", "de", "ko", "ko-KR", "*");
    const weights = fc.constantFrom(0, 0.1, 0.5, 1);
    const preferences = fc.uniqueArray(fc.tuple(tags, weights), { selector: ([tag]) => tag });
    const written = (list: readonly (readonly [string, number])[]): string =>
      list.map(([tag, weight]) => `${tag};q=${weight}`).join(", ");
    const sorted = (list: readonly (readonly [string, number])[]): string =>
      JSON.stringify(list.map(([tag, weight]) => `${tag.toLowerCase()} ${weight}`).sort());
    fc.assert(
      fc.property(preferences, preferences, (one, other) => {
        const isSame =
          normalised("accept-language", written(one)) === normalised("accept-language", written(other));
        expect(isSame).toBe(sorted(one) === sorted(other));
      }),
    );
  });
});

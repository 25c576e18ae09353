import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MadangError } from "@madang/errors";
import { parseManifest } from "../src/define-module.ts";
import { decodeFragment } from "../src/fragment.ts";
import { parseReleaseRecord } from "../src/release-record.ts";
import { library } from "./library.ts";

function refused(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (error) {
    if (error instanceof MadangError) return true;
    throw error;
  }
}

const anyJson = fc.jsonValue({ maxDepth: 4 });

test("whatever JSON arrives is accepted or refused by name, and never breaks the reader", () => {
  const readers = fc.property(anyJson, (input) => {
    refused(() => parseManifest(input, "x"));
    refused(() => parseReleaseRecord(input, "x"));
    refused(() => decodeFragment(JSON.stringify(input), "x"));
  });
  expect(fc.check(readers, { numRuns: 300 }).failed).toBe(false);
});

test("one field of a right manifest replaced by anything is accepted or refused by name", () => {
  const changed = fc.property(fc.constantFrom(...Object.keys(library)), anyJson, (field, value) => {
    refused(() => parseManifest({ ...library, [field]: value }, "x"));
  });
  expect(fc.check(changed, { numRuns: 300 }).failed).toBe(false);
});

test("a field named __proto__ is unknown and pollutes nothing", () => {
  const input = JSON.parse(`{"__proto__": {"polluted": true}, "id": "x"}`);
  expect(refused(() => parseManifest(input, "x"))).toBe(true);
  expect(({} as Record<string, unknown>)["polluted"]).toBe(undefined);
});

test("a huge record is refused with a message of bounded length", () => {
  const input = {
    ...library,
    ...Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`field${n}`, n])),
  };
  expect(() => parseManifest(input, "x".repeat(100_000))).toThrow(
    expect.objectContaining({ message: expect.stringMatching(/^.{1,5000}$/s) }),
  );
});

test.each([
  ["nothing", undefined],
  ["no JSON", "{"],
  ["a list", "[]"],
  ["another version", '{"v":2,"view":"a"}'],
  ["a breadcrumb to another site", '{"v":1,"view":"a","breadcrumb":[{"label":"x","href":"//evil.example"}]}'],
  [
    "a breadcrumb with a scheme",
    '{"v":1,"view":"a","breadcrumb":[{"label":"x","href":"javascript:alert(1)"}]}',
  ],
  ["a canonical with a backslash", '{"v":1,"view":"a","canonical":"/\\\\evil.example"}'],
  ["a title without end", JSON.stringify({ v: 1, view: "a", title: "x".repeat(501) })],
  ["an unknown field", '{"v":1,"view":"a","html":"<script>"}'],
])("a fragment description with %s is refused", (_, field) => {
  expect(() => decodeFragment(field, "news/list")).toThrow(/fragment description of news\/list is not valid/);
});

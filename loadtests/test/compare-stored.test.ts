import { expect, test } from "vitest";
import { compareStored } from "../oracles/compare-stored.ts";
import { expectedOf, fingerprint, type Stored } from "../oracles/fingerprints.ts";

const key = "k".repeat(64);
const sent = {
  module: "petitions",
  journey: "send",
  owner: "0123456789ab",
  reference: "M26-1122-0001-1",
  secret: "",
  fields: { title: "제목 하나", body: "내용" },
  files: [{ name: "a.pdf", sha256: "ab12" }],
};
const expected = expectedOf(sent, key);

function compare(...stored: Stored[]): string[] {
  const found = compareStored({ module: "petitions", expected: [expected], stored, identity: "title" });
  return found.map(({ reference, detail }) => `${reference} ${detail}`);
}

test("what is stored as it was sent is right", () => {
  expect(compare(expected)).toEqual([]);
});

test("other petitions beside it do not matter", () => {
  const other = expectedOf(
    { ...sent, reference: "M26-1122-0002-2", fields: { title: "제목 둘", body: "내용" } },
    key,
  );
  expect(compare(other, expected)).toEqual([]);
});

test.each<[string, Stored[], string]>([
  ["gone", [], "was acknowledged but is not in the database"],
  ["twice under its number", [expected, expected], "is in the database 2 times"],
  [
    "twice under two numbers",
    [expected, { ...expected, reference: "M26-1122-0009-9" }],
    "was stored 2 times",
  ],
  [
    "changed",
    [{ ...expected, fields: { ...expected.fields, body: fingerprint(key, "다른 내용") } }],
    "was changed: body",
  ],
  ["without its file", [{ ...expected, files: [] }], "has 0 attachments instead of 1"],
  [
    "with another file",
    [{ ...expected, files: [{ name: fingerprint(key, "a.pdf"), sha256: fingerprint(key, "cd34") }] }],
    "has an attachment that was changed (1)",
  ],
  [
    "unreadable",
    [{ reference: expected.reference, fields: {}, files: [], unreadable: "its bytes were changed" }],
    "cannot be read: its bytes were changed",
  ],
])("a petition that is %s is found", (_name, stored, detail) => {
  expect(compare(...stored)).toEqual([`M26-1122-0001-1 ${detail}`]);
});

test("a fingerprint tells nothing without its key", () => {
  expect(fingerprint(key, "380416")).not.toBe(fingerprint("x".repeat(64), "380416"));
  expect(JSON.stringify(expected)).not.toContain("제목");
});

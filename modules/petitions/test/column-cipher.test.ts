import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createColumnCipher } from "../server/encryption/column-cipher.ts";
import { parseDataKeys } from "../server/encryption/data-keys.ts";

const pair = (id: string) => `${id}:${randomBytes(32).toString("base64url")}`;
const place = { table: "petitions", column: "title", rowId: "7d0c" };
const [old, recent] = [pair("k1"), pair("k2")];
const cipher = createColumnCipher(parseDataKeys(old));

test("every text is opened as it was sealed, and never sealed alike twice", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const sealed = cipher.seal(text, place);
      expect(cipher.open(sealed, place, "k1")).toBe(text);
      expect(sealed.equals(cipher.seal(text, place))).toBe(false);
    }),
  );
});

test("bytes moved to another row, column or table do not open", () => {
  const sealed = cipher.seal("김새한", place);
  for (const other of [
    { ...place, rowId: "7d0d" },
    { ...place, column: "body" },
    { ...place, table: "petition_events" },
  ])
    expect(() => cipher.open(sealed, other, "k1")).toThrow(/could not be decrypted/);
});

test("a changed or shortened value does not open", () => {
  const sealed = cipher.seal("김새한", place);
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index] = changed[index]! ^ 1;
    expect(() => cipher.open(changed, place, "k1")).toThrow(/could not be decrypted/);
  }
  for (const length of [0, 11, 27, sealed.length - 1])
    expect(() => cipher.open(sealed.subarray(0, length), place, "k1")).toThrow(/could not be decrypted/);
});

test("a new key seals while the old one still opens", () => {
  const sealed = cipher.seal("김새한", place);
  const rotated = createColumnCipher(parseDataKeys(`${recent},${old}`));
  expect(rotated.keyId).toBe("k2");
  expect(rotated.open(sealed, place, "k1")).toBe("김새한");
  expect(() => cipher.open(rotated.seal("김새한", place), place, "k2")).toThrow(
    /"k2", which MADANG_DATA_KEYS/,
  );
});

test.each(["", "k1", "k1:short", `K 1:${"a".repeat(43)}`, `${old},${old}`])(
  "the configured keys %j are refused without being quoted",
  (text) => {
    expect(() => parseDataKeys(text)).toThrow(
      /^MADANG_DATA_KEYS is not valid: (pair \d is not of the form id:key|two keys have the same id)\. Write/,
    );
  },
);

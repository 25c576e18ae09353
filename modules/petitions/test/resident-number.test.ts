import * as fc from "fast-check";
import { expect, test } from "vitest";
import { holdsResidentNumber } from "../server/domain/resident-number.ts";

test.each([
  "900817-1234567",
  "9008171234567",
  "제 번호는 900817 - 1234567 입니다",
  "９００８１７－１２３４５６７",
  "900817–1234567",
  "900817.1234567",
  "010101-3234567",
  "900817-5234567번 외국인",
])("a registration number is seen in %j", (text) => {
  expect(holdsResidentNumber(text)).toBe(true);
});

test.each([
  "000-1234-5678",
  "02-120, 2026-09-16 09:12",
  "계좌 991399-1234567",
  "송장 12345678901234567890",
  "M26-0916-0473-8",
  "900817",
  "",
])("none is seen in %j", (text) => {
  expect(holdsResidentNumber(text)).toBe(false);
});

test("one is seen wherever it stands in a text without other digits", () => {
  const words = fc.string({ unit: "grapheme" }).filter((text) => !/\p{Nd}/u.test(text.normalize("NFKC")));
  fc.assert(
    fc.property(words, words, (before, after) => {
      expect(holdsResidentNumber(`${before} 900817-1234567 ${after}`)).toBe(true);
    }),
  );
});

test("a long hostile text is read in no time", () => {
  // Reading every part again from each place would take minutes.
  const started = performance.now();
  holdsResidentNumber("900817-".repeat(50_000));
  holdsResidentNumber("1".repeat(300_000));
  expect(performance.now() - started).toBeLessThan(10_000);
});

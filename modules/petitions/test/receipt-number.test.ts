import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatReceiptNumber, isReceiptNumber, parseReceiptNumber } from "../contract/public.ts";

const parts = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .chain((date) =>
    fc.record({
      year: fc.constant(date.getUTCFullYear()),
      month: fc.constant(date.getUTCMonth() + 1),
      day: fc.constant(date.getUTCDate()),
      sequence: fc.integer({ min: 1, max: 999_999 }),
    }),
  );

const digitsOf = (number: string): number[] =>
  [...number].flatMap((character, index) => (/\d/.test(character) ? [index] : []));

function replaceAt(text: string, index: number, character: string): string {
  return text.slice(0, index) + character + text.slice(index + 1);
}

describe("a receipt number", () => {
  test("looks like the one in the portal's hints", () => {
    expect(formatReceiptNumber({ year: 2026, month: 9, day: 16, sequence: 473 })).toBe("M26-0916-0473-8");
  });

  test("is recognised as it is printed, for every day and sequence", () => {
    fc.assert(
      fc.property(parts, (given) => {
        expect(isReceiptNumber(formatReceiptNumber(given))).toBe(true);
      }),
    );
  });

  test("differs for different sequences and days", () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(formatReceiptNumber(one) === formatReceiptNumber(other)).toBe(same);
      }),
    );
  });

  test("is refused with any single digit wrong", () => {
    fc.assert(
      fc.property(parts, fc.nat(), fc.integer({ min: 1, max: 9 }), (given, pick, shift) => {
        const number = formatReceiptNumber(given);
        const places = digitsOf(number);
        const place = places[pick % places.length]!;
        const wrong = String((Number(number[place]) + shift) % 10);
        expect(isReceiptNumber(replaceAt(number, place, wrong))).toBe(false);
      }),
    );
  });

  test("is refused with any two neighbouring digits swapped", () => {
    fc.assert(
      fc.property(parts, fc.nat(), (given, pick) => {
        const number = formatReceiptNumber(given);
        const places = digitsOf(number);
        const at = pick % (places.length - 1);
        const [left, right] = [places[at]!, places[at + 1]!];
        fc.pre(number[left] !== number[right]);
        const swapped = replaceAt(replaceAt(number, left, number[right]!), right, number[left]!);
        expect(isReceiptNumber(swapped)).toBe(false);
      }),
    );
  });

  test.each([
    "m26 0916 0473 8",
    "M26091604738",
    "  M26–0916–0473–8 ",
    "Ｍ２６－０９１６－０４７３－８",
    "M26−0916−0473−8",
  ])("is understood when it is typed as %j", (typed) => {
    expect(parseReceiptNumber(typed)).toBe("M26-0916-0473-8");
  });

  test.each([
    "",
    "M26-0916-0473-7",
    "M26-0230-0001-1",
    "N26-0916-0473-8",
    "M26-0916-473-8",
    "0".repeat(5000),
  ])("is not seen in %j", (typed) => {
    expect(parseReceiptNumber(typed)).toBeUndefined();
  });

  test("is seen in no other text, and none makes it fail", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, (typed) => {
        expect(parseReceiptNumber(typed)).toBeUndefined();
      }),
    );
  });
});

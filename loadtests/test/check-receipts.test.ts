import { expect, test } from "vitest";
import { checkReceipts } from "../oracles/check-receipts.ts";

const told = (reference: string, title: string) => ({ module: "petitions", reference, fields: { title } });

test("a submission that was sent twice and has one receipt is right", () => {
  expect(checkReceipts([told("M1", "a"), told("M2", "b"), told("M1", "a")])).toEqual([]);
});

test("two receipts of one submission are evidence", () => {
  expect(checkReceipts([told("M1", "a"), told("M2", "a")])).toMatchObject([
    { oracle: "receipts", module: "petitions", detail: "what was sent twice has the receipts M1 and M2" },
  ]);
});

test("a number that two submissions were given is evidence", () => {
  expect(checkReceipts([told("M1", "a"), told("M1", "b")])).toMatchObject([
    { oracle: "receipts", detail: "M1 was given to two submissions" },
  ]);
});

test("evidence says nothing of what was typed", () => {
  expect(JSON.stringify(checkReceipts([told("M1", "zq secret"), told("M2", "zq secret")]))).not.toContain(
    "secret",
  );
});

import { expect, test } from "vitest";
import { compareContracts } from "../../../src/check/contract/compare-contracts.ts";
import { judgeChanges, majorMoved } from "../../../src/check/contract/contract-verdict.ts";
import type { ModuleContract } from "../../../src/check/contract/module-contract.ts";
import { api, contract, page } from "./sample-contract.ts";

function judge(last: Partial<ModuleContract>, next: Partial<ModuleContract>) {
  const [before, now] = [contract(last), contract(next)];
  return judgeChanges(before, now, compareContracts(before, now));
}

const detail = page("/library/:id");
const withoutDetail = { pages: { list: page("/library", { query: ["q"] }) } };

test("additions pass with any version", () => {
  expect(
    judge({}, { boxes: { ...contract().boxes, more: { slot: "home", frame: "item", query: [] } } }).refused,
  ).toBe(false);
});

test("a page that nothing serves any more is refused, whatever the version", () => {
  expect(judge({}, { version: "2.0.0", ...withoutDetail }).changes).toMatchObject([
    { refused: "nothing serves it any more, and version 1.4.0 did not announce its end" },
  ]);
});

test("a page whose end was announced goes with the next major version, and with no other", () => {
  const announced = { deprecated: ["pages.detail"] };
  expect(judge(announced, { version: "2.0.0", ...withoutDetail }).refused).toBe(false);
  expect(judge(announced, { version: "1.5.0", ...withoutDetail }).changes).toMatchObject([
    {
      kept: "the last release announced the end of pages.detail",
      refused: "version 1.5.0 does not move the major number of 1.4.0: 2.0.0 would",
    },
  ]);
});

test("a page that moved while its addresses are still answered needs the major version alone", () => {
  const moved = {
    pages: { ...withoutDetail.pages, detail: page("/library/books/:id"), old: detail },
  };
  expect(judge({}, { version: "2.0.0", ...moved }).refused).toBe(false);
  expect(judge({}, { version: "1.5.0", ...moved }).refused).toBe(true);
});

test("announcing a path announces every operation on it, and a page its parameters and its entry in the menu", () => {
  const last = {
    api: api({ "GET /books": {}, "POST /books": {} }),
    deprecated: ["api./api/library/books", "pages.list"],
  };
  const next = { version: "2.0.0", pages: { list: page("/library"), detail }, navigation: [] };
  expect(judge(last, next).refused).toBe(false);
  expect(
    judge({ ...last, deprecated: ["api.GET /api/library/books", "pages.list"] }, next).changes,
  ).toContainEqual(
    expect.objectContaining({ subject: "api.POST /api/library/books", refused: expect.any(String) }),
  );
});

test("a migration that was released is never excused", () => {
  expect(judge({}, { version: "2.0.0", migrations: [] }).refused).toBe(true);
});

test.each([
  ["1.4.0", "2.0.0", true],
  ["1.4.0", "1.9.0", false],
  ["2.0.0", "1.0.0", false],
  ["0.1.0", "0.2.0", true],
  ["0.1.0", "0.1.9", false],
  ["0.9.0", "1.0.0", true],
  ["1.0.0-beta.1", "1.0.0", false],
])("from %s to %s the major version moves: %s", (last, next, moved) => {
  expect(majorMoved(last, next)).toBe(moved);
});

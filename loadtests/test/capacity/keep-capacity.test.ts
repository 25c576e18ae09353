import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { capacityDocument } from "../../capacity/capacity-document.ts";
import type { Capacity } from "../../capacity/capacity-record.ts";
import { earlierSearches, keepCapacity } from "../../capacity/keep-capacity.ts";

const folder = mkdtempSync(path.join(tmpdir(), "madang-capacity-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const step = { rate: 120, kept: true, reason: "all", answers: 9, cores: { gateway: 0.2 }, p95: 40 };
const found: Capacity = {
  format: "madang-capacity/1",
  measuredAt: "2026-11-22T09:00:00.000Z",
  revision: "0123456789abcdef",
  machine: { cpu: "some", cores: 2, memory: 4e9, system: "linux 6", node: "v24.0.0" },
  seconds: 30,
  searches: [{ name: "news", steps: [step], bottleneck: "news: its one thread", atLeast: false }],
};

test("what was found is a record and its page, and is gone on with", () => {
  keepCapacity(folder, found);
  expect(readFileSync(path.join(folder, "capacity.md"), "utf8")).toBe(capacityDocument(found));
  expect(earlierSearches(folder, { ...found, searches: [] })).toEqual(found.searches);
});

test.each<[Partial<Capacity>, string]>([
  [{ revision: "fedcba9876543210" }, "it is of another revision"],
  [{ machine: { ...found.machine, cores: 64 } }, "it is of another machine"],
  [{ seconds: 15 }, "its steps last 30 s"],
])("with %j it is another search", (other, reason) => {
  keepCapacity(folder, found);
  expect(() => earlierSearches(folder, { ...found, ...other })).toThrow(reason);
});

test.each(["", "{", "[]", "null", '{"format":"madang-capacity/9"}', JSON.stringify({ ...found, more: 1 })])(
  "what is no record is not gone on with: %j",
  (text) => {
    writeFileSync(path.join(folder, "capacity.json"), text);
    expect(() => earlierSearches(folder, found)).toThrow("cannot be gone on with");
  },
);

test("where there is nothing yet it says so", () => {
  expect(() => earlierSearches(path.join(folder, "none"), found)).toThrow("there is no such file");
});

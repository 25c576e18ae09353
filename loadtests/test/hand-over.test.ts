import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { handOver } from "../runner/hand-over.ts";
import { generatedRecord } from "./generated-record.ts";

const folder = mkdtempSync(path.join(tmpdir(), "madang-hand-over-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const record = generatedRecord();

test("the report comes first, the counts that CI reads last", () => {
  const said: string[] = [];
  const report = path.join(folder, "report");
  expect(handOver(record, report, (line) => said.push(line))).toBe(record.verdict.exitCode);
  expect(readdirSync(report)).toContain("report.html");
  expect(said[0]).toContain("report.html");
  expect(said.at(-1)).toMatch(/^\d+ passed, \d+ failed$/);
});

test("a report that cannot be written takes no verdict away", () => {
  const said: string[] = [];
  const file = path.join(folder, "a-file");
  writeFileSync(file, "");
  expect(() => handOver(record, path.join(file, "below"), (line) => said.push(line))).toThrow(
    "cannot be written",
  );
  expect(said).toContain(record.verdict.sentence);
  expect(said.at(-1)).toMatch(/^\d+ passed, \d+ failed$/);
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../report/report-command.ts";
import { readRecord } from "../results/read-record.ts";
import { generatedRecord } from "./generated-record.ts";

let folder: string;
const said: string[] = [];
const context = {
  root: "",
  say: (line: string) => void said.push(line),
  signal: AbortSignal.timeout(60_000),
};
const call = async (...args: string[]) => run(args, context);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "madang-report-"));
  writeFileSync(path.join(folder, "run.json"), JSON.stringify(generatedRecord()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  (file: string, out: string) => [file, "--out", out],
  (file: string, out: string) => ["--out", out, file],
  (file: string, out: string) => [file, `--out=${out}`],
])("a report is drawn again from its record", async (args) => {
  const out = mkdtempSync(path.join(folder, "again-"));
  expect(await call(...args(path.join(folder, "run.json"), path.join(out, "made")))).toBe(0);
  const files = readdirSync(path.join(out, "made")).toSorted((a, b) => a.localeCompare(b));
  expect(files).toEqual(["junit.xml", "report.html", "run.json", "summary.md"]);
  expect(readRecord(path.join(out, "made/run.json"))).toEqual(generatedRecord());
  expect(said.at(-1)).toContain("report.html");
});

test.each([
  [[], "was given nothing"],
  [["run.json"], "was given run.json"],
  [["run.json", "--to", "folder"], "--out <folder>"],
  [["--out", "folder"], "--out <folder>"],
  [["a.json", "--out", "folder", "b.json"], "--out <folder>"],
  [["--out", "--out", "x"], "was given --out --out x"],
  [["--out", "", "x"], "was given --out"],
])("%j is not what it takes", async (args, told) => {
  await expect(call(...args)).rejects.toThrow(told);
});

test.each([
  ["", "cannot be read"],
  ["{", "cannot be read"],
  ["[]", "is not a record of a load test: the file: "],
  [JSON.stringify({ ...generatedRecord(), format: "madang-load-run/99" }), "format: "],
  [JSON.stringify({ ...generatedRecord(), surprise: 1 }), "surprise"],
  [JSON.stringify({ ...generatedRecord(), acknowledged: -1 }), "acknowledged: "],
  [JSON.stringify({ ...generatedRecord(), services: "many" }), "services: "],
])("a file that is no record is refused with the reason (%#)", async (text, told) => {
  const file = path.join(folder, "hostile.json");
  writeFileSync(file, text);
  await expect(call(file, "--out", path.join(folder, "never"))).rejects.toThrow(told);
  expect(readdirSync(folder)).not.toContain("never");
});

test("a file that is not there, and a folder that cannot be, are named", async () => {
  await expect(call("nowhere.json", "--out", folder)).rejects.toThrow("nowhere.json cannot be read");
  const record = path.join(folder, "run.json");
  await expect(call(record, "--out", path.join(record, "below"))).rejects.toThrow("cannot be written");
  expect(JSON.parse(readFileSync(record, "utf8"))).toMatchObject({ id: generatedRecord().id });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { workspaceRoot } from "@madang/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { packageFolders } from "../../compare/build/bring-packages.ts";
import { comparedSource, nameOf } from "../../compare/build/compared-source.ts";
import { compareHelp } from "../../compare/help.ts";
import type { Comparison } from "../../compare/measure/comparison-record.ts";
import { planWork } from "../../compare/measure/plan-work.ts";
import { readCompareOptions } from "../../compare/options.ts";
import { earlierRounds, keepComparison } from "../../compare/report/files.ts";

const source = (text: string) => comparedSource("--head", text, workspaceRoot);

test("both sides and their options are read, attached or not", () => {
  expect(
    readCompareOptions(["--base=main", "--head", ".", "--only", "news", "--rounds", "12", "--resume"]),
  ).toMatchObject({ base: "main", head: ".", only: "news", rounds: 12, resume: true, report: undefined });
});

test.each([
  [["--base", "main"], "--head is empty, which is not a commit, a folder or an address"],
  [
    ["--base", "a", "--haed", "b"],
    "There is no option --haed. Did you mean --head? Valid are --base, --head",
  ],
  [["main", "."], "There is no option main."],
  [
    ["--base", "a", "--head", "b", "--rounds", "3"],
    "--rounds is 3, which is not a whole number from 4 to 99",
  ],
  [["--base", "a", "--head", "b", "--rounds", "1e3"], "--rounds is 1e3"],
  [["--base", "a", "--head", "b", "--resume=yes"], "--resume is yes, which is not a switch"],
  [["", "--base"], "There is no option empty."],
])("%j is refused", (args, sentence) => {
  expect(() => readCompareOptions(args)).toThrow(sentence);
});

test("help names every option", () => {
  expect(compareHelp()).toContain("--resume");
});

test("a side is an address, a folder of a project, or a commit", async () => {
  expect(await source("http://localhost:8080/")).toEqual({ kind: "portal", origin: "http://localhost:8080" });
  expect(await source(workspaceRoot)).toEqual({ kind: "folder", folder: workspaceRoot });
  const commit = await source("HEAD");
  expect(commit).toMatchObject({ kind: "commit", given: "HEAD" });
  expect(nameOf(commit)).toMatch(/^HEAD \([0-9a-f]{12}\)$/);
});

test.each([
  ["--upload-pack=touch /tmp/x", "git knows no commit of this name"],
  ["no-such-branch; echo", "git knows no commit of this name"],
  ["HEAD:package.json", "git knows no commit of this name"],
  ["/tmp", "there is no Madang project in this folder"],
  ["../..", "there is no Madang project in this folder"],
  ["http://user@localhost:8080", "an address of a portal has no path, query or name"],
  ["https://", "an address of a portal has no path, query or name"],
  ["http://localhost/news", "an address of a portal has no path, query or name"],
])("the side %j is refused with a reason", async (text, reason) => {
  await expect(source(text)).rejects.toThrow(`--head is ${text}: ${reason}.`);
});

test("packages are looked for where the lockfile puts them", () => {
  const packages = {
    "": {},
    "node_modules/a": {},
    "node_modules/a/node_modules/b": {},
    "shared/x/node_modules/c": {},
  };
  expect(packageFolders(JSON.stringify({ packages }))).toEqual(["node_modules", "shared/x/node_modules"]);
});

test("every module gets enough work to be measured, and each journey some", () => {
  const service = (id: string) => ({
    id,
    folder: "",
    journeys: [{ name: "read", file: "" }],
    serviceLevel: { p95: 1, errors: 0 },
  });
  const trial = {
    seconds: 6,
    cpu: { news: { base: 0.25, head: 0.25 }, notices: { base: 5, head: 5 } },
    answers: {},
    rounds: { "news-read": 10, "notices-read": 4 },
  };
  expect(planWork(trial, [service("news"), service("notices")])).toEqual({
    "news-read": 20,
    "notices-read": 1,
  });
});

const comparison: Comparison = {
  format: "madang-comparison/1",
  startedAt: "2026-11-22T10:00:00.000Z",
  machine: { cpu: "a processor", cores: 2, memory: 1, system: "linux" },
  sides: { base: { name: "a", build: "1" }, head: { name: "b", build: "2" } },
  work: { "news-read": 3 },
  pairs: [{ round: 0, seconds: 3, cpu: {}, answers: {} }],
};

test("a comparison that was ended goes on with its rounds, of the same two builds alone", () => {
  const folder = temporaryFolder();
  keepComparison(folder, comparison);
  expect(earlierRounds(folder, { ...comparison, work: {}, pairs: [] })).toEqual(comparison);
  const other = { ...comparison, sides: { ...comparison.sides, head: { name: "b", build: "3" } } };
  expect(() => earlierRounds(folder, other)).toThrow("its head is another build");
});

test.each([
  "",
  "{",
  "[]",
  '{"format":"madang-comparison/2"}',
  JSON.stringify({ ...comparison, pairs: [{ round: -1 }] }),
])("what is not a comparison is not gone on with: %j", (text) => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "comparison.json"), text);
  expect(() => earlierRounds(folder, comparison)).toThrow("cannot be gone on with");
});

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-compare-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  clearStateFolder,
  explainFileError,
  prepareStateFolder,
  stateFolderAt,
} from "../src/state-folder.ts";

test("beginning anew deletes what a supervisor made and nothing else", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-state-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const state = stateFolderAt(folder);
  prepareStateFolder(state);
  for (const file of [state.keys, state.lock, path.join(folder, "thesis.txt")]) writeFileSync(file, "");
  clearStateFolder(state);
  expect([state.keys, state.releases, state.logs].map((file) => existsSync(file))).toEqual([
    false,
    false,
    false,
  ]);
  expect([state.lock, path.join(folder, "thesis.txt")].map((file) => existsSync(file))).toEqual([true, true]);
});

test.each([
  ["ENOSPC", "The disk that holds /state is full. Free at least 500 MB"],
  ["EROFS", "The state folder /state cannot be written: reason."],
])("explains %s", (code, sentence) => {
  const error = Object.assign(new Error("reason"), { code });
  expect(String(explainFileError(error, "/state"))).toContain(sentence);
});

import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { firstClosedFolder, maySearch } from "../src/reachable.ts";

const account = { name: "postgres", uid: 101, gid: 104 };

test.each([
  [{ mode: 0o755, uid: 0, gid: 0 }, true],
  [{ mode: 0o711, uid: 0, gid: 0 }, true],
  [{ mode: 0o700, uid: 0, gid: 0 }, false],
  [{ mode: 0o700, uid: 101, gid: 0 }, true],
  [{ mode: 0o707, uid: 0, gid: 104 }, false],
  [{ mode: 0o071, uid: 101, gid: 104 }, false],
])("decides by the first class that applies: %j", (folder, expected) => {
  expect(maySearch(folder, account)).toBe(expected);
});

test("names the first private folder on the way", () => {
  const root = mkdtempSync(path.join(tmpdir(), "madang-way-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  chmodSync(root, 0o755);
  const closed = path.join(root, "private");
  mkdirSync(path.join(closed, "deeper"), { recursive: true });
  chmodSync(closed, 0o700);
  expect(firstClosedFolder(path.join(closed, "deeper/data"), account)).toBe(closed);
});

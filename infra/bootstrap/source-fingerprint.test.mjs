import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fingerprint } from "./source-fingerprint.mjs";

function project() {
  const root = mkdtempSync(path.join(tmpdir(), "madang-sources-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ["shared/errors/src", "shared/errors/dist", "shared/errors/test"])
    mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, "shared/errors/src/a.ts"), "one");
  return root;
}

test("changes with a source and with a new file", () => {
  const root = project();
  const before = fingerprint(root, ["shared", "turbo.json"]);
  writeFileSync(path.join(root, "shared/errors/src/a.ts"), "other");
  const after = fingerprint(root, ["shared", "turbo.json"]);
  writeFileSync(path.join(root, "turbo.json"), "{}");
  expect(new Set([before, after, fingerprint(root, ["shared", "turbo.json"])]).size).toBe(3);
});

test("stays with what a build writes and with tests", () => {
  const root = project();
  const before = fingerprint(root, ["shared"]);
  writeFileSync(path.join(root, "shared/errors/dist/a.js"), "");
  writeFileSync(path.join(root, "shared/errors/test/a.test.ts"), "");
  expect(fingerprint(root, ["shared"])).toBe(before);
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { missingPackages, suits } from "./installed-state.mjs";
import { isNewEnough } from "./node-24.mjs";
import { explainNpmFailure } from "./npm-failure.mjs";
import { runProgram } from "./run-program.mjs";

const platform = { os: "linux", cpu: "x64", libc: "glibc" };

function missing(change) {
  const wanted = {
    "": {},
    gateway: {},
    "node_modules/fastify": { version: "5.0.0" },
    "node_modules/@madang/gateway": { link: true },
    "node_modules/native-darwin": { version: "1.0.0", optional: true, os: ["darwin"] },
    "node_modules/wanted-by-native-darwin": { version: "1.0.0", optional: true },
    "node_modules/native-linux": { version: "1.0.0", optional: true, os: ["linux"], libc: ["glibc"] },
  };
  const installed = { ...wanted };
  delete installed["node_modules/native-darwin"];
  delete installed["node_modules/wanted-by-native-darwin"];
  return missingPackages({ wanted, installed: { ...installed, ...change }, platform, exists: () => true });
}

test("nothing is missing when npm has noted every package that suits this platform", () => {
  expect(missing({})).toEqual([]);
});

test.each([
  [{ "node_modules/fastify": undefined }, ["node_modules/fastify"]],
  [{ "node_modules/fastify": { version: "4.0.0" } }, ["node_modules/fastify"]],
  [{ "node_modules/@madang/gateway": undefined }, ["node_modules/@madang/gateway"]],
  [{ "node_modules/native-linux": undefined }, ["node_modules/native-linux"]],
])("a package that is absent or of another version is missing", (change, places) => {
  expect(missing(change)).toEqual(places);
});

test("a folder that somebody deleted is missing although npm has noted it", () => {
  const packages = { "node_modules/fastify": { version: "5.0.0" } };
  const exists = () => false;
  expect(missingPackages({ wanted: packages, installed: packages, platform, exists })).toEqual([
    "node_modules/fastify",
  ]);
});

test.each([
  [{ libc: "glibc" }, true],
  [{ libc: ["musl"] }, false],
  [{ os: ["!win32"] }, true],
  [{ os: ["!linux"] }, false],
  [{ cpu: ["arm64"] }, false],
])("%j suits a glibc Linux on x64: %s", (entry, expected) => {
  expect(suits(entry, platform)).toBe(expected);
});

test.each([
  ["v24.21.0", true],
  ["24.12.0", true],
  ["v26.0.1", true],
  ["v24.11.9", false],
  ["v20.20.2", false],
])("Node %s runs the project: %s", (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

test.each([
  ["npm error code ENOSPC", "The disk is full"],
  ["npm error code EAI_AGAIN", "there is no connection to the npm registry"],
  ["npm error code EACCES", "this user may not write"],
  ["npm error code EUSAGE", "do not fit together. Run npm install"],
  ["npm error code EINTEGRITY", "is not the one that package-lock.json names"],
  ["npm error code E403", "The npm registry refuses access"],
  ["npm error code EWEIRD", "npm ended with code 1: npm error code EWEIRD"],
])("explains %s", (line, sentence) => {
  expect(explainNpmFailure({ code: 1, lines: ["npm warn old", line] })).toContain(sentence);
});

test("explains what npm itself says without a network", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-npm-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, "package.json"), '{"dependencies":{"is-number":"7.0.0"}}');
  const args = [
    "install",
    "--registry=http://127.0.0.1:1",
    "--fetch-retries=0",
    "--loglevel=http",
    `--cache=${folder}/cache`,
  ];
  expect(explainNpmFailure(await runProgram("npm", args, { cwd: folder }))).toContain(
    "there is no connection to the npm registry",
  );
});

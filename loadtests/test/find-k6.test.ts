import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { cachedK6 } from "../runner/k6/cache-place.ts";
import { findK6 } from "../runner/k6/find-k6.ts";
import { pinnedVersions } from "../runner/k6/pinned-version.ts";

const pinned = pinnedVersions();

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "madang-find-k6-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function program(place: string, name: string, script: string): string {
  const file = path.join(place, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const listsModule = 'printf "Extensions:\\n  madang.example/k6/line.root , k6/x/madang [js]\\n"';
const listsOutput = 'printf "  madang.example/k6/persecond.New , madang [output]\\n"';
const listsAll = `${listsModule}; ${listsOutput}`;

function k6(place: string, version: string, lists = listsAll): string {
  return program(place, "k6", `echo "k6 v${version} (go1.26.8, linux/amd64)"; ${lists}`);
}

/** A Go that notes each build and makes a k6 of the pinned version, or fails. */
function go(place: string, { version = "1.26.0", fails = false } = {}): string {
  const built = k6(folder(), pinned.k6);
  const made = `cp "${built}" "$5"`;
  const build = fails ? 'echo "no required module provides package"; exit 1' : `sleep 0.3; ${made}`;
  return program(
    place,
    "go",
    `if [ "$1" = version ]; then echo "go version go${version} linux/amd64"; else echo built >> "${place}/builds"; ${build}; fi`,
  );
}

function find(environment: Record<string, string>, said: string[] = []) {
  const signal = new AbortController().signal;
  // The system's own folders hold sh and what the made programs call.
  const env = { PATH: "", HOME: folder(), ...environment };
  return findK6({ environment: env, say: (line) => said.push(line), signal, goPlaces: [] });
}

const system = "/usr/bin:/bin";

test("a k6 of the right major version on PATH is taken", async () => {
  const place = folder();
  const file = k6(place, "2.9.1");
  expect(await find({ PATH: `${place}:${system}` })).toEqual({ file, version: "2.9.1" });
});

test.each([
  ["another major version", "1.8.1", listsAll, ""],
  ["no output of ours", "2.9.1", listsModule, " without madang [output]"],
  ["nothing of ours", "2.9.1", "true", " without madang [output] and without k6/x/madang [js]"],
])("a k6 with %s on PATH is passed over, and it is said", async (_, version, lists, without) => {
  const place = folder();
  const home = folder();
  k6(place, version, lists);
  go(place);
  const said: string[] = [];
  const found = await find({ PATH: `${place}:${system}`, HOME: home }, said);
  expect(found).toEqual({ file: cachedK6(pinned, { HOME: home }), version: pinned.k6 });
  expect(said[0]).toContain(`k6 is k6 ${version}${without}, which is not what the load test needs`);
});

test("K6_BIN comes before PATH, whatever its file is called", async () => {
  const place = folder();
  k6(place, "1.8.1");
  const named = program(
    place,
    "load-generator",
    `echo "load-generator v2.1.0 (commit/abc, go1.26.8, linux/amd64)"; ${listsAll}`,
  );
  expect(await find({ PATH: place, K6_BIN: named })).toEqual({ file: named, version: "2.1.0" });
});

test.each([
  ["does not exist", "/nowhere/k6"],
  ["does not answer `version` as k6 does", "/bin/true"],
])("K6_BIN that %s is refused", async (reason, file) => {
  await expect(find({ K6_BIN: file })).rejects.toThrow(`K6_BIN names ${file}, which ${reason}.`);
});

test("K6_BIN of another major version is refused", async () => {
  const file = k6(folder(), "1.0.0");
  await expect(find({ K6_BIN: file })).rejects.toThrow(`${file} is k6 1.0.0`);
});

test("K6_BIN without what is ours is refused with the remedy", async () => {
  const file = k6(folder(), "2.9.1", listsOutput);
  await expect(find({ K6_BIN: file })).rejects.toThrow(
    /K6_BIN names .*k6, which lists no k6\/x\/madang \[js\].* built from loadtests\/generator/s,
  );
});

test("a k6 in the cache that was built from other sources is not taken", () => {
  const env = { HOME: "/home/somebody" };
  expect(cachedK6(pinned, env)).not.toBe(cachedK6({ ...pinned, sources: "0123456789ab" }, env));
  expect(pinned.sources).toMatch(/^[0-9a-f]{12}$/);
});

test("without k6 and without Go a sentence says how to get it", async () => {
  await expect(find({})).rejects.toThrow(
    `no Go toolchain ${pinned.go} or newer to build k6 ${pinned.k6} with. Install Go`,
  );
});

test("a Go that is too old does not build it", async () => {
  const place = folder();
  go(place, { version: "1.22.9" });
  await expect(find({ PATH: `${place}:${system}` })).rejects.toThrow("no Go toolchain");
});

test("two runs at once build one k6, which the next run finds in the cache", async () => {
  const place = folder();
  const home = folder();
  go(place);
  const env = { PATH: `${place}:${system}`, HOME: home };
  const said: string[] = [];
  const file = cachedK6(pinned, env);
  const both = await Promise.all([find(env, said), find(env, said)]);
  expect(both).toEqual([
    { file, version: pinned.k6 },
    { file, version: pinned.k6 },
  ]);
  expect(said.join("\n")).toContain(`Building k6 ${pinned.k6} with`);
  await find(env);
  expect(readFileSync(path.join(place, "builds"), "utf8")).toBe("built\n");
});

test("a build that fails says why and leaves nothing behind", async () => {
  const place = folder();
  const env = { PATH: `${place}:${system}`, HOME: folder() };
  go(place, { fails: true });
  await expect(find(env)).rejects.toThrow(
    /could not be built with .*go: no required module provides package/,
  );
  const cache = path.dirname(cachedK6(pinned, env));
  expect(existsSync(cache) ? readdirSync(cache) : []).toEqual([]);
});

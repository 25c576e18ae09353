import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readOptions } from "../runner/options.ts";
import { runCommand } from "./run-command.ts";

const read = (...args: string[]) => readOptions(args, { profiles: ["smoke", "soak"], commands: ["compare"] });

test("a profile and its options are read, attached or not", () => {
  const wanted = { profile: "smoke", scale: 0.5, seconds: 20, only: "news", url: "http://localhost:8080" };
  expect(
    read("smoke", "--scale", "0.5", "--seconds=20", "--only", "news", "--url", "http://localhost:8080/"),
  ).toMatchObject(wanted);
});

test("without options nothing is broken, one process loads, and the profile decides the rest", () => {
  expect(read("smoke")).toEqual({
    help: false,
    profile: "smoke",
    scale: 1,
    seconds: undefined,
    only: undefined,
    url: undefined,
    faults: [],
    cache: undefined,
    browser: false,
    keepGoing: false,
    processes: 1,
    part: undefined,
    run: undefined,
    report: undefined,
  });
});

test("faults are taken in their order, with their second or without", () => {
  const { faults } = read("smoke", "--fault", "redis-killed@20", "--browser", "--fault=module-killed:news");
  expect(faults).toEqual([
    { name: "redis-killed", at: 20 },
    { name: "module-killed:news", at: undefined },
  ]);
});

test("caches, browsers and processes are chosen", () => {
  const wanted = { cache: "cold", browser: true, processes: 3 };
  expect(read("soak", "--cache=cold", "--browser", "--processes", "3")).toMatchObject(wanted);
});

test("a part of a run of several machines names the run and the portal", () => {
  const words = ["--part", "2/3", "--run", "monday-1", "--url", "http://localhost"];
  expect(read("soak", ...words)).toMatchObject({ part: { number: 2, of: 3 }, run: "monday-1" });
});

test.each([
  [["smok"], "smok is not a profile. Did you mean smoke? Profiles are smoke, soak, other commands compare"],
  [["compar"], "Did you mean compare?"],
  [["--fault"], "(none) is not a profile"],
  [["smoke", "--fault"], "--fault is empty, which is not the name of a fault"],
  [["smoke", "--fault", "../../etc@1"], "--fault is ../../etc@1, which is not the name of a fault"],
  [["smoke", "--fault", "redis-killed@soon"], "which is not the name of a fault, with @ and a second"],
  [["smoke", "--cache", "hot"], "--cache is hot, which is not warm or cold"],
  [
    ["smoke", "--cache", "cold", "--url", "http://localhost:1"],
    "--cache is cold, which is not possible with --url: others have asked that portal for pages",
  ],
  [["smoke", "--processes", "1.5"], "--processes is 1.5, which is not a whole number from 1 to 64"],
  [
    ["smoke", "--part", "3/2", "--run", "a", "--url", "http://a"],
    "--part is 3/2, which is not a part like 1/2",
  ],
  [["smoke", "--part", "1/1e9", "--run", "a", "--url", "http://a"], "which is not a part like 1/2"],
  [["smoke", "--part", "1/2", "--run", "a"], "--part is 1/2, which is not enough: --run and --url"],
  [["smoke", "--run", "../a"], "--run is ../a, which is not a name"],
  [["smoke", "--browser=yes"], "--browser is yes, which is not a switch"],
  [[], "(none) is not a profile"],
  [
    ["smoke", "--sclae", "2"],
    "There is no option --sclae. Did you mean --scale? Valid are --scale, --seconds, --only, --url, --fault, --keep-going, --cache, --browser, --processes, --part, --run, --report, --help",
  ],
  [["smoke", "extra"], "There is no option extra."],
  [["smoke", "--scale", "0"], "--scale is 0, which is not a number above 0"],
  [["smoke", "--scale"], "--scale is empty"],
  [["smoke", "--seconds", "1e9"], "--seconds is 1e9"],
  [["smoke", "--url", "localhost"], "--url is localhost, which is not an address without a path"],
  [["smoke", "--url", "http://localhost/news"], "which is not an address without a path"],
])("%j is refused with the valid ones", (args, sentence) => {
  expect(() => read(...args)).toThrow(sentence);
});

test("the command explains itself, and ends with 3 where it cannot run", async () => {
  const help = await runCommand(["--help"]);
  expect(help.code).toBe(0);
  expect(help.output).toContain("npm run loadtest -- <profile> [options]");
  const unknown = await runCommand(["smoke", "--only", "new"]);
  expect(unknown.output).toContain(
    "new is not a module with journeys. Did you mean news? Modules with journeys are",
  );
  expect(unknown.code).toBe(3);
});

test("a portal that does not answer is a sentence, with exit code 3", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-options-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const k6 = path.join(folder, "k6");
  writeFileSync(
    k6,
    '#!/bin/sh\necho "k6 v2.2.0 (go1.26.8, linux/amd64)"\necho "  ours v1, madang [output]"\necho "  ours v1, k6/x/madang [js]"\n',
    { mode: 0o755 },
  );
  const run = await runCommand(["smoke", "--url", "http://127.0.0.1:9"], { env: { K6_BIN: k6 } });
  expect(run.output).toContain("No portal answers at http://127.0.0.1:9: ");
  expect(run.code).toBe(3);
});

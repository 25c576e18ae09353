import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeConfig } from "@madang/service";
import { expect, onTestFinished, test } from "vitest";
import { readCommandLine } from "../../src/standalone/command-line.ts";
import { helpText } from "../../src/standalone/help.ts";
import { splitAddress, standaloneSchema } from "../../src/standalone/options.ts";
import { failuresAfter, restartDelay } from "../../src/standalone/worker-backoff.ts";

const origin = ["--origin", "http://127.0.0.1:8000"];

test("without more than an origin nothing of a site's behaviour is changed", () => {
  expect(readCommandLine(origin)).toMatchObject({
    wanted: "serve",
    options: {
      listen: "127.0.0.1:9110",
      workers: 1,
      retry: false,
      defaultLifetime: 0,
      forwarded: false,
      securityHeaders: false,
      compress: false,
      protect: false,
    },
  });
});

test("a word wins over the file, the file over the default", async () => {
  const folder = await mkdtemp(join(tmpdir(), "madang-options-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "gateway.json");
  await writeFile(file, JSON.stringify({ origin: "http://a.example", workers: 3, compress: true }));
  const command = readCommandLine(["--config", file, "--workers=2"]);
  expect(command).toMatchObject({ options: { origin: "http://a.example", workers: 2, compress: true } });
  await writeFile(file, JSON.stringify({ origin: "http://a.example", worker: 3 }));
  expect(() => readCommandLine(["--config", file])).toThrow(/named worker .*Did you mean workers\?/);
});

test.for([
  [["--orign", "http://a"], "There is no option --orign. Did you mean --origin?"],
  [["serve"], "There is no option serve."],
  [["--origin"], "The option --origin has no value."],
  [["--origin", "--compress"], "The option --origin has no value."],
  [["--origin="], "The option --origin has no value."],
  [[...origin, ...origin], "The option --origin is given twice."],
  [[], "The option --origin (not set) is missing"],
  [["--origin", "ftp://a"], 'The option --origin ("ftp://a") must be an origin'],
  [["--origin", "http://a/path"], "must be an origin"],
  [["--origin", "https://a"], "must be an origin"],
  [[...origin, "--listen", "9110"], 'The option --listen ("9110") must be host:port'],
  [[...origin, "--listen", "a:99999"], "must be host:port"],
  [[...origin, "--workers", "0"], 'The option --workers ("0") must be at least 1'],
  [[...origin, "--workers", "two"], 'The option --workers ("two") must be a number'],
  [[...origin, "--memory", "-1"], "must be at least 0"],
  [[...origin, "--compress=maybe"], 'The option --compress ("maybe") must be true or false'],
  [[...origin, "--via", "two words"], "must be a token"],
  [[...origin, "--log-level", "loud"], "must be one of"],
  [[...origin, "--redis", "http://secret@a"], "its value is secret"],
  [[...origin, "--config", "/nowhere/at-all.json"], "The configuration file /nowhere/at-all.json"],
  [["--\u001b[31m\n"], "There is no option --"],
] as const)("the words %j are refused with a sentence that names the valid ones", ([words, sentence]) => {
  const read = (): unknown => readCommandLine(words);
  expect(read).toThrow(sentence);
  expect(read).not.toThrow(/[\u0000-\u001f]/);
});

test("the value of a secret is never repeated", () => {
  expect(() => readCommandLine([...origin, "--redis", "http://secret@a"])).not.toThrow(/secret@a/);
});

test("help names every option and its default, and needs nothing else", () => {
  expect(readCommandLine(["--help"])).toEqual({ wanted: "help" });
  expect(readCommandLine(["--nonsense", "-h"])).toEqual({ wanted: "help" });
  const text = helpText();
  for (const { env, description } of describeConfig(standaloneSchema)) {
    expect(text).toContain(`  ${env}`);
    expect(text.replaceAll(/\s+/g, " ")).toContain(description);
  }
  expect(text).toContain("--config FILE");
});

test("addresses of both families are taken apart", () => {
  expect(splitAddress("[::1]:80")).toEqual({ host: "::1", port: 80 });
  expect(splitAddress("0.0.0.0:0")).toEqual({ host: "0.0.0.0", port: 0 });
});

test("a worker that keeps dying is started again later and later, and anew after a good run", () => {
  expect([1, 2, 3, 4, 20].map(restartDelay)).toEqual([500, 1000, 2000, 4000, 30_000]);
  expect(failuresAfter(3, 100)).toBe(4);
  expect(failuresAfter(3, 61_000)).toBe(1);
});

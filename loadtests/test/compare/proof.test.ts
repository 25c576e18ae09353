import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { plantSlowdown } from "../../compare/proof/planted-slowdown.ts";
import { earlierProof, keepProof, tallyOf, type ProofResult } from "../../compare/proof/proof-record.ts";
import { runProgram } from "../../runner/program/run-program.ts";

const result = (change: Partial<ProofResult>): ProofResult => ({
  exitCode: 0,
  sentence: "",
  worse: [],
  seconds: 1,
  ...change,
});

test("silent is no regression, named is the module that was slowed down and no other", () => {
  expect(
    tallyOf([
      result({}),
      result({ exitCode: 1, worse: ["news"] }),
      result({ exitCode: 4 }),
      result({ planted: "news", exitCode: 1, worse: ["news"] }),
      result({ planted: "news", exitCode: 1, worse: ["news", "notices"] }),
      result({ planted: "news", exitCode: 0 }),
      result({ planted: "news", exitCode: 4 }),
    ]),
  ).toEqual({
    itself: { silent: 1, wrong: 1, open: 1 },
    planted: { named: 1, missed: 2, open: 1 },
  });
});

test("a proof goes on with what was found of the same commit", () => {
  const folder = temporaryFolder();
  const file = path.join(folder, "proof.json");
  const empty = { commit: "a", share: 0.1, results: [] };
  expect(earlierProof(file, empty)).toBe(empty);
  keepProof(file, { ...empty, results: [result({})] });
  expect(earlierProof(file, empty).results).toHaveLength(1);
  expect(earlierProof(file, { ...empty, commit: "b" }).results).toHaveLength(0);
});

/** A server that works for every request, and says in the end how much CPU it has used. */
const server = `
import { createServer, get } from "node:http";
const work = () => { let sum = 0; for (let at = 0; at < 3e5; at++) sum += Math.sqrt(at); return sum; };
const server = createServer((_, response) => response.end(String(work())));
server.listen(0, "127.0.0.1", async () => {
  const ask = () => new Promise((resolve) => get({ port: server.address().port }, (answer) => answer.resume().on("end", resolve)));
  for (let count = 0; count < 10; count++) await ask();
  const before = process.cpuUsage();
  for (let count = 0; count < 60; count++) await ask();
  const { user, system } = process.cpuUsage(before);
  console.log(user + system);
  process.exit();
});
`;

test("a planted slowdown makes a module use more CPU for its requests", async () => {
  const used = async (share: number) => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, "modules/news/server"), { recursive: true });
    const main = path.join(folder, "modules/news/server/main.ts");
    writeFileSync(main, server);
    writeFileSync(path.join(folder, "package.json"), '{"type":"module"}');
    if (share > 0) plantSlowdown({ project: folder, module: "news", share });
    expect(readFileSync(main, "utf8").startsWith("import")).toBe(share > 0);
    const { PATH } = process.env;
    const { lines } = await runProgram(process.execPath, [main], {
      env: { PATH },
      signal: new AbortController().signal,
    });
    return Number(lines.at(-1));
  };
  // Twice as much, so that no noise can hide it.
  expect(await used(1)).toBeGreaterThan((await used(0)) * 1.4);
});

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-proof-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { inProject, root } from "./project.mjs";
import { say } from "./progress.mjs";
import { runProgram } from "./run-program.mjs";
import { closingLine, readReport } from "./test-report.mjs";

/** Runs every test once, says which failed and why, and ends with "N passed, N failed". Gives the exit code. */
export async function runTests({ node, env, args }) {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-report-"));
  try {
    const { code, report } = await runVitest({ node, env, args, file: path.join(folder, "report.json") });
    return conclude(code, readReport(report));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runVitest({ node, env, args, file }) {
  const vitest = inProject("node_modules/vitest/vitest.mjs");
  const options = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...args];
  const { code } = await runProgram(node, [vitest, ...options], { env, onLine: say });
  try {
    return { code, report: JSON.parse(readFileSync(file, "utf8")) };
  } catch (error) {
    throw new Failure(
      `The tests ended (code ${code}) without a report: ${error.message} What they said stands above.`,
    );
  }
}

/** Something outside every test can fail too, for example an error that nobody awaited: vitest's code says so. */
function conclude(code, result) {
  const unseen = code !== 0 && result.failed === 0;
  if (unseen)
    result.failures.push({ where: "outside the tests", why: "vitest failed; the reason stands above." });
  result.failed = result.failures.length;
  for (const { where, why } of result.failures) say(`✗ ${where.replace(`${root}/`, "")}\n${indent(why)}\n`);
  if (result.passed + result.failed === 0) say("No test ran.");
  say(closingLine(result));
  return result.failed === 0 && result.passed > 0 ? 0 : 1;
}

function indent(text) {
  return text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}

import { relative, sep } from "node:path";
import type { CheckStep } from "../check-step.ts";
import type { Finding } from "../finding.ts";
import { runTests, type TestRun } from "./vitest-run.ts";

export const testsStep: CheckStep = {
  name: "tests",
  summary: "the module's own tests pass",
  needs: ["build"],
  async run({ root, module, signal }) {
    const files = [`${relative(root, module.folder).split(sep).join("/")}/`];
    const run = await runTests({ root, folder: root, files, signal });
    return { findings: testFindings(run), data: { tests: run.total } };
  },
};

export function testFindings({ total, failed, trouble }: TestRun): Finding[] {
  const findings = failed.map(({ file, name, reason }) => ({
    file,
    text: `The test "${name}" fails: ${reason.replace(/\.$/, "")}`,
    remedy: `npx vitest run ${file} shows it alone.`,
  }));
  if (trouble !== undefined)
    findings.push({
      file: "test/",
      text: `The tests ended without saying which one fails: ${trouble}`,
      remedy: "Run npx vitest run in the workspace to see the whole of it.",
    });
  if (total === 0 && findings.length === 0)
    findings.push({
      file: "test/",
      text: "The module has no test",
      remedy:
        "Begin with the contract that every module keeps: moduleContract of @madang/module-kit/contract-suite.",
    });
  return findings;
}

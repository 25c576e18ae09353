import { defineCommand } from "../core/command.ts";
import { exitCodes } from "../core/exit-codes.ts";
import { portalOptions } from "../portal/portal-options.ts";
import { describeReport } from "./describe-report.ts";
import { stepNames } from "./check-step.ts";

export const checkCommand = defineCommand({
  name: "check",
  group: "Make",
  summary: "find what speaks against releasing a module, before anybody else does",
  description: `Looks at the module's types, rules, tests and manifest, builds it, compares its contract with the last release's (docs/contract.md), runs that release's tests on the new schema, and opens every page in Chromium: accessibility, without JavaScript, hydration, content security policy, size.

Steps: ${stepNames.join(", ")}.`,
  positionals: [{ name: "id", description: "the module", required: true }],
  options: {
    ...portalOptions,
    against: {
      type: "text",
      value: "FILE|COMMIT",
      description:
        "compare the contract with this contract.json or commit instead of the portal's last release",
    },
    only: {
      type: "text",
      value: "STEPS",
      description: "only these steps and what they need, separated by commas",
    },
    skip: { type: "text", value: "STEPS", description: "leave these steps out, separated by commas" },
  },
  examples: [
    { line: "npx madang check news", does: "Everything, against what the portal runs." },
    {
      line: "npx madang check news --against HEAD~1 --only contract",
      does: "What changed for others since then.",
    },
    { line: "npx madang check news --skip tests,earlier-tests", does: "Without the tests." },
  ],
  exitCodes: { 1: "a step found something; every finding names the place and the remedy" },
  async run(call) {
    const { checkModule } = await import("./check-module.ts");
    const report = await checkModule(call.positionals[0] ?? "", call.options, call);
    return {
      exit: report.passed ? exitCodes.done : exitCodes.notSo,
      data: report,
      text: ({ style }) => describeReport(report, style),
    };
  },
});

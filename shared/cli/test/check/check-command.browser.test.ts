import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { stepNames } from "../../src/check/check-step.ts";
import { fixtureWorkspace } from "./fixture-workspace.ts";

const program = new URL("check-in-workspace.ts", import.meta.url).pathname;

test(
  "a module that nothing speaks against passes every step, told as one JSON document",
  { timeout: 240_000 },
  async () => {
    const workspace = fixtureWorkspace();
    try {
      workspace.commit("as it was released");
      const args = [program, workspace.root, "check", "greeting", "--against", "HEAD", "--json", "--quiet"];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      const { result, exit } = JSON.parse(stdout) as {
        exit: number;
        result: { passed: boolean; steps: { name: string; state: string; findings: unknown[] }[] };
      };
      expect(result.steps.map(({ name }) => name)).toEqual(stepNames);
      expect(result.steps.filter(({ state }) => state !== "passed")).toEqual([]);
      expect({ exit, passed: result.passed }).toEqual({ exit: 0, passed: true });
    } finally {
      workspace.remove();
    }
  },
);

import { moduleContract } from "@madang/module-kit/contract-suite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../module.ts";
import { startShell, type ShellServer } from "./shell-server.ts";

let shell: ShellServer;
beforeAll(async () => {
  shell = await startShell();
});
afterAll(() => shell.close());

describe("the shell keeps the contract of modules", () => {
  test.each(moduleContract)("$name", async ({ run }) => {
    await expect(run({ origin: shell.origin, manifest })).resolves.toBeUndefined();
  });
});

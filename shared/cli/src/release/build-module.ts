import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { CommandCall } from "../core/command.ts";
import { cliErrors } from "../errors.ts";

/**
 * `madang-build` in a process of its own: bundlers write to standard output, which is the command's, and cannot be stopped otherwise.
 * Throws CLI_BUILD_FAILED with its words.
 */
export async function buildModule(
  { root, signal, environment }: Pick<CommandCall, "root" | "signal" | "environment">,
  module: { readonly id: string; readonly folder: string },
): Promise<void> {
  const program = buildProgram(root);
  const lines: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [program, module.folder], {
      env: { ...environment, NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
      signal,
    });
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on("line", (line) => {
        lines.push(line);
        if (lines.length > lastWords) lines.shift();
      });
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code === 0) return;
  const words = lines.join("\n").trim() || `madang-build ended with ${code}`;
  throw cliErrors.create("BUILD_FAILED", { module: module.id, words });
}

const lastWords = 40;

/** Sources of another commit are built by what that commit has; a workspace without one by ours. */
function buildProgram(root: string): string {
  const own = path.join(root, "shared/build/src/main.ts");
  const ours = path.dirname(fileURLToPath(import.meta.resolve("@madang/build")));
  return existsSync(own) ? own : path.join(ours, "main.ts");
}

import { spawn } from "node:child_process";
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
  { signal, environment }: Pick<CommandCall, "signal" | "environment">,
  module: { readonly id: string; readonly folder: string },
): Promise<void> {
  const program = path.join(path.dirname(fileURLToPath(import.meta.resolve("@madang/build"))), "main.ts");
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

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installed, runScript, type ProgramRun } from "../run-program.ts";

/**
 * A folder inside the workspace, so that packages are found from it as they are from the module. It is no part of the repository
 * (`.madang/` is ignored) and goes when the work has ended.
 */
export async function inScratchFolder<T>(root: string, work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(join(root, ".madang"), { recursive: true });
  const folder = mkdtempSync(join(root, ".madang", "check-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the workspace's TypeScript with the workspace's settings and these beside them. */
export function compile(options: {
  root: string;
  folder: string;
  include: readonly string[];
  exclude?: readonly string[];
  compilerOptions: Readonly<Record<string, unknown>>;
  signal: AbortSignal;
}): Promise<ProgramRun> {
  const { root, folder, include, exclude = [], compilerOptions, signal } = options;
  const project = join(folder, "tsconfig.json");
  const settings = {
    extends: join(root, "tsconfig.json"),
    compilerOptions,
    include,
    exclude: ["**/node_modules", "**/dist", "**/fixtures", ...exclude],
  };
  writeFileSync(project, JSON.stringify(settings));
  const script = installed(root, "typescript/bin/tsc");
  return runScript({ script, args: ["-p", project, "--pretty", "false"], folder: root, signal });
}

import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { loadtestErrors } from "../../runner/errors.ts";
import { runProgram } from "../../runner/program/run-program.ts";

/**
 * Packages for another copy of the project: the ones that are installed here, by hard links, where its lockfile is the same; else an install of its
 * own. Says which. Links between workspaces are relative, so the copy's lead to the copy. Throws LOADTEST_PACKAGES_NOT_INSTALLED.
 */
export async function bringPackages(options: {
  from: string;
  to: string;
  signal: AbortSignal;
}): Promise<"linked" | "installed"> {
  const { from, to, signal } = options;
  const lock = (folder: string) => readFileSync(path.join(folder, "package-lock.json"), "utf8");
  if (lock(from) === lock(to) && (await linkAll({ from, to, signal, lock: lock(from) }))) return "linked";
  const args = ["ci", "--prefer-offline", "--no-audit", "--no-fund"];
  const { code, lines } = await runProgram("npm", args, { cwd: to, env: process.env, signal });
  signal.throwIfAborted();
  if (code === 0) return "installed";
  throw loadtestErrors.create("PACKAGES_NOT_INSTALLED", { folder: to, reason: lines.slice(-3).join(" / ") });
}

/** False where links cannot be made: another file system, or a cp that knows no -l. */
async function linkAll(options: {
  from: string;
  to: string;
  lock: string;
  signal: AbortSignal;
}): Promise<boolean> {
  const { from, to, lock, signal } = options;
  const folders = packageFolders(lock).filter((folder) => existsSync(path.join(from, folder)));
  for (const folder of folders) {
    const [source, target] = [path.join(from, folder), path.join(to, folder)];
    const { code } = await runProgram("cp", ["-al", source, target], { env: process.env, signal });
    signal.throwIfAborted();
    if (code === 0) continue;
    for (const each of folders) rmSync(path.join(to, each), { recursive: true, force: true });
    return false;
  }
  return folders.length > 0;
}

/** Where a lockfile puts packages: node_modules of the project and of some workspaces. */
export function packageFolders(lock: string): string[] {
  const { packages } = JSON.parse(lock) as { packages: Record<string, unknown> };
  const folders = Object.keys(packages).flatMap((place) => /^(.*?node_modules)\//.exec(place)?.[1] ?? []);
  return [...new Set(folders)];
}

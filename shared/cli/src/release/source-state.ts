import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { ReleaseStatement } from "@madang/releases";

const run = promisify(execFile);

/** The commit that was built, and whether what goes into the module differs from it; undefined outside a repository. */
export async function sourceState(root: string, folder: string): Promise<ReleaseStatement["source"]> {
  try {
    const commit = (await git(root, ["rev-parse", "HEAD"])).trim();
    const places = [path.relative(root, folder), "shared", "package-lock.json"];
    const changes = await git(root, ["status", "--porcelain", "--", ...places]);
    return /^[0-9a-f]{40,64}$/.test(commit) ? { commit, changed: changes.trim() !== "" } : undefined;
  } catch {
    return undefined;
  }
}

/** Looking takes no lock, so that a commit that is being made beside it does not fail. */
async function git(cwd: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: "0" };
  const { stdout } = await run("git", args, { cwd, env, timeout: 10_000, maxBuffer: 16 * 1024 * 1024 });
  return stdout;
}

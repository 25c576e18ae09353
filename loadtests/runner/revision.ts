import { execFile } from "node:child_process";

/** Which state of the project's sources it is, as Git tells it; nothing outside of a repository. */
export async function revisionOf(root: string): Promise<string | undefined> {
  const commit = await git(root, ["rev-parse", "--short=12", "HEAD"]);
  if (commit === undefined) return undefined;
  const changes = await git(root, ["status", "--porcelain", "--untracked-files=no"]);
  return changes === "" ? commit : `${commit} with changes`;
}

function git(cwd: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile("git", [...args], { cwd, timeout: 10_000, encoding: "utf8" }, (error, stdout) =>
      resolve(error === null ? stdout.trim() : undefined),
    );
  });
}

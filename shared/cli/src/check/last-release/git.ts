import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "../run-program.ts";

/** The whole name of a commit that this clone has, or undefined. */
export async function commitOf(root: string, word: string, signal: AbortSignal): Promise<string | undefined> {
  if (word.startsWith("-")) return undefined;
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${word}^{commit}`];
  const { code, out } = await git(root, args, signal);
  return code === 0 ? out.trim() : undefined;
}

/** Puts these files and folders of a commit into `target`; those that it does not have are left out. */
export async function extractCommit(options: {
  root: string;
  commit: string;
  parts: readonly string[];
  target: string;
  signal: AbortSignal;
}): Promise<void> {
  const { root, commit, parts, target, signal } = options;
  mkdirSync(target, { recursive: true });
  const { out } = await git(root, ["ls-tree", "--name-only", commit, "--", ...parts], signal);
  const present = out.split("\n").filter((line) => line !== "");
  const archive = join(target, "..", "source.tar");
  const { code, err } = await git(root, ["archive", `--output=${archive}`, commit, "--", ...present], signal);
  if (code !== 0) throw new Error(`git archive ${commit}: ${err.trim()}`);
  const unpacked = await runProgram({
    file: "tar",
    args: ["-xf", archive, "-C", target],
    folder: root,
    signal,
  });
  if (unpacked.code !== 0) throw new Error(`tar: ${unpacked.err.trim()}`);
}

function git(root: string, args: readonly string[], signal: AbortSignal) {
  // Looking takes no lock, so that a commit that is being made beside it does not fail.
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: "0" };
  return runProgram({ file: "git", args, folder: root, env, signal });
}

import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { loadtestErrors } from "../../runner/errors.ts";
import { withBuildLock } from "../../runner/k6/build-lock.ts";
import { runProgram } from "../../runner/program/run-program.ts";
import { buildProject } from "./build-project.ts";
import { bringPackages } from "./bring-packages.ts";

export interface BuildOptions {
  readonly root: string;
  readonly commit: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** The same with a change, kept under a name of its own. */
  readonly variant?: { readonly name: string; readonly change: (folder: string) => void };
}

/**
 * The project as a commit has it, built, in a folder of the user's cache (XDG Base Directory Specification): made once, then found again. It is the
 * commit's files and no work tree of git, so nothing is left in the repository. Throws LOADTEST_COMMIT_NOT_BUILT.
 */
export async function buildOfCommit(options: BuildOptions): Promise<string> {
  const { commit, say, signal, variant } = options;
  const cache = process.env["XDG_CACHE_HOME"] ?? path.join(homedir(), ".cache");
  const folder = path.join(
    cache,
    "madang/builds",
    [commit.slice(0, 20), variant?.name].filter(Boolean).join("-"),
  );
  mkdirSync(path.dirname(folder), { recursive: true });
  const onWait = () => say("  … another command builds it; waiting");
  await withBuildLock({ file: `${folder}.lock`, onWait, signal }, async () => {
    if (!existsSync(markOf(folder))) await make(options, folder);
  });
  return folder;
}

/** Written last: a build that was interrupted has none, and is begun anew. */
function markOf(folder: string): string {
  return path.join(folder, ".built");
}

async function make(options: BuildOptions, folder: string): Promise<void> {
  const { root, commit, say, signal } = options;
  const startedAt = Date.now();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const archive = `${folder}.tar`;
  try {
    await step(options, "git", ["-C", root, "archive", "--format=tar", "-o", archive, commit]);
    await step(options, "tar", ["-xf", archive, "-C", folder]);
  } finally {
    rmSync(archive, { force: true });
  }
  options.variant?.change(folder);
  const packages = await bringPackages({ from: root, to: folder, signal });
  const failed = await buildProject({ folder, signal });
  if (failed !== undefined) throw loadtestErrors.create("COMMIT_NOT_BUILT", { commit, reason: failed });
  writeFileSync(markOf(folder), `${commit}\n`);
  say(
    `  ✓ ${path.basename(folder)} built, packages ${packages} (${((Date.now() - startedAt) / 1000).toFixed(0)} s)`,
  );
}

async function step(
  { commit, signal }: BuildOptions,
  program: string,
  args: readonly string[],
): Promise<void> {
  const { code, lines } = await runProgram(program, args, { env: process.env, signal });
  signal.throwIfAborted();
  if (code === 0) return;
  throw loadtestErrors.create("COMMIT_NOT_BUILT", {
    commit,
    reason: `${program}: ${lines.slice(-3).join(" / ")}`,
  });
}

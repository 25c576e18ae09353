import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { loadtestErrors } from "../errors.ts";
import { runProgram } from "../program/run-program.ts";
import { sayEvery } from "../say-every.ts";
import { buildEnvironment } from "./build-environment.ts";
import { withBuildLock } from "./build-lock.ts";
import { generatorFolder } from "./pinned-version.ts";

export interface BuildOptions {
  readonly go: string;
  /** Where k6 is put, whole or not at all. */
  readonly file: string;
  readonly version: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Builds the pinned k6; a second builder waits for the first and takes its result. Throws LOADTEST_K6_BUILD_FAILED. */
export async function buildK6(options: BuildOptions): Promise<void> {
  const { file, say, signal } = options;
  mkdirSync(path.dirname(file), { recursive: true });
  const onWait = () => say("Another build of k6 is under way; waiting for it.");
  await withBuildLock({ file: `${file}.lock`, onWait, signal }, async () => {
    if (!existsSync(file)) await build(options);
  });
}

async function build({ go, file, version, environment, say, signal }: BuildOptions): Promise<void> {
  say(`Building k6 ${version} with ${go}; this happens once and takes a minute or two.`);
  const startedAt = Date.now();
  const draft = `${file}.${process.pid}.draft`;
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(0);
  let last = "";
  const stop = sayEvery(10, () => say(`  … ${seconds()} s${last === "" ? "" : `, ${last}`}`));
  try {
    const { code, lines } = await runProgram(go, ["build", "-trimpath", "-ldflags=-s -w", "-o", draft, "."], {
      cwd: generatorFolder,
      signal,
      env: buildEnvironment(environment),
      onLine: (line) => {
        last = line.replace(/^go: /, "").slice(0, 100);
      },
    });
    if (code !== 0)
      throw loadtestErrors.create("K6_BUILD_FAILED", { version, go, reason: lines.slice(-3).join(" / ") });
    renameSync(draft, file);
    say(`  ✓ k6 ${version} in ${file} (${seconds()} s)`);
  } finally {
    stop();
    rmSync(draft, { force: true });
  }
}

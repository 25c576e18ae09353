import { existsSync } from "node:fs";
import path from "node:path";
import { loadtestErrors } from "../../runner/errors.ts";
import { runProgram } from "../../runner/program/run-program.ts";

/** On a machine that is far too busy PostgreSQL may be late; what has been imported already is not imported twice. */
const tries = 3;

/** Imports a module's sample content, where it has one, as a start of the portal does. Throws LOADTEST_COMMAND_FAILED. */
export async function importSample(options: {
  folder: string;
  environment: Readonly<Record<string, string>>;
  signal: AbortSignal;
}): Promise<void> {
  const { folder, environment, signal } = options;
  if (!existsSync(path.join(folder, "sample"))) return;
  const { PATH, HOME } = process.env;
  for (let count = 1; ; count++) {
    const { code, lines } = await runProgram(
      process.execPath,
      [path.join(folder, "dist/server.js"), "sample"],
      { cwd: folder, env: { PATH, HOME, ...environment }, signal },
    );
    signal.throwIfAborted();
    if (code === 0) return;
    if (count < tries) continue;
    throw loadtestErrors.create("COMMAND_FAILED", {
      command: "sample",
      module: path.basename(folder),
      reason: lines.slice(-3).join(" / "),
    });
  }
}

import path from "node:path";
import { runProgram } from "../../runner/program/run-program.ts";

/** Builds what is not built; gives what the build said where it failed. */
export async function buildProject(options: {
  folder: string;
  signal: AbortSignal;
}): Promise<string | undefined> {
  const { folder, signal } = options;
  const bin = path.join(folder, "node_modules/.bin");
  const args = ["run", "build", "--output-logs=new-only", "--log-prefix=none", "--log-order=stream"];
  const { code, lines } = await runProgram(
    process.execPath,
    [path.join(folder, "node_modules/turbo/bin/turbo"), ...args],
    {
      cwd: folder,
      signal,
      env: {
        ...process.env,
        // The builds call node and madang-build by name.
        PATH: [path.dirname(process.execPath), bin, process.env["PATH"] ?? ""].join(path.delimiter),
        DO_NOT_TRACK: "1",
        TURBO_TELEMETRY_DISABLED: "1",
        NO_COLOR: "1",
      },
    },
  );
  signal.throwIfAborted();
  return code === 0 ? undefined : lines.slice(-6).join(" / ");
}

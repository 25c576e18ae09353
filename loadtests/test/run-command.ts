import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

export interface CommandRun {
  readonly code: number;
  readonly output: string;
  /** run.json, where it was written. */
  readonly summary: () => unknown;
}

const main = path.join(import.meta.dirname, "../runner/main.ts");

/** Runs the command as a person does. `onLine` may act, before the command goes on, on a line that it says. */
export async function runCommand(
  args: readonly string[],
  options: {
    env?: Readonly<Record<string, string>>;
    onLine?: (line: string, end: (signal: NodeJS.Signals) => void) => void | Promise<void>;
  } = {},
): Promise<CommandRun> {
  const report = mkdtempSync(path.join(tmpdir(), "madang-loadtest-report-"));
  const child = spawn(process.execPath, [main, ...args, "--report", report], {
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const acts: Promise<void>[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      acts.push(Promise.resolve(options.onLine?.(line, (signal) => child.kill(signal))));
    });
  const code = await new Promise<number>((resolve) => {
    child.on("close", (ended) => resolve(ended ?? -1));
  });
  await Promise.all(acts);
  const file = path.join(report, "run.json");
  const record = existsSync(file) ? readFileSync(file, "utf8") : "";
  rmSync(report, { recursive: true, force: true });
  return { code, output: lines.join("\n"), summary: () => JSON.parse(record) as unknown };
}

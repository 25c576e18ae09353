import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** SIGTERM to the program when aborted. */
  readonly signal: AbortSignal;
  readonly onLine?: (line: string) => void;
}

export interface ProgramEnd {
  /** 127 where there is no such program, as in a shell; 1 for a signal. */
  readonly code: number;
  /** The last lines of both outputs. */
  readonly lines: readonly string[];
}

const keptLines = 500;

/** Runs a program to its end. */
export function runProgram(
  file: string,
  args: readonly string[],
  { cwd, env, signal, onLine }: ProgramOptions,
): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    const child = spawn(file, [...args], { cwd, env: { ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const end = () => child.kill("SIGTERM");
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream, crlfDelay: Infinity }).on("line", (line) => {
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
        onLine?.(line);
      });
    child.on("error", (error: NodeJS.ErrnoException) => {
      signal.removeEventListener("abort", end);
      if (error.code === "ENOENT") resolve({ code: 127, lines });
      else reject(error);
    });
    child.on("close", (code) => {
      signal.removeEventListener("abort", end);
      resolve({ code: code ?? 1, lines });
    });
  });
}

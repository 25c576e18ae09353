import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

export interface ProgramRun {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface ProgramOptions {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** Runs a program to its end. Rejects with the signal's reason when it is aborted; the program has ended then. */
export async function runProgram({ file, args, folder, env, signal }: ProgramOptions): Promise<ProgramRun> {
  signal.throwIfAborted();
  const child = spawn(file, args, {
    cwd: folder,
    env: env ?? process.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  const stop = () => child.kill("SIGTERM");
  signal.addEventListener("abort", stop, { once: true });
  try {
    const [code] = (await once(child, "close")) as [number | null];
    signal.throwIfAborted();
    return { code, out: out(), err: err() };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** A script of an installed package, run by this Node. */
export function runScript(options: Omit<ProgramOptions, "file"> & { script: string }): Promise<ProgramRun> {
  const { script, args, ...rest } = options;
  return runProgram({ ...rest, file: process.execPath, args: [script, ...args] });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}

/** A file of a package, looked for as Node does: in the workspace, then in the folders around it. */
export function installed(root: string, file: string): string {
  const here = join(root, "node_modules", file);
  const around = dirname(root);
  return existsSync(here) || around === root ? here : installed(around, file);
}

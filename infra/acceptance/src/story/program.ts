import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** A program of the project's copy, run as a person runs it. */
export interface Program {
  readonly child: ChildProcess;
  /** Everything that it has said. */
  said(): string;
  /** Throws with what it has said where it ends before, or does not say it in time (milliseconds). */
  says(text: string, within: number): Promise<void>;
  ended(): Promise<number | null>;
}

export function startProgram(options: {
  root: string;
  file: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
}): Program {
  const { root, file, args, env } = options;
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { PATH, HOME, NODE_COMPILE_CACHE, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const closed = once(child, "close").then(([code]) => code as number | null);
  return {
    child,
    said: () => output,
    async says(text, within) {
      const end = Date.now() + within;
      while (!output.includes(text)) {
        if (child.exitCode !== null || Date.now() > end)
          throw new Error(`"${text}" was not said, but:\n${output}`);
        await sleep(50);
      }
    },
    ended: () => closed,
  };
}

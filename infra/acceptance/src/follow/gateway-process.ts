import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** A bundled gateway in a process of its own. */
export interface GatewayProcess {
  readonly origin: string;
  /** Milliseconds from its start until it said that it is ready. */
  readonly startTime: number;
  /** Resolves with the moment, by its own log, at which the next table was in force. */
  swapped(): Promise<number>;
  /** Bytes of memory that it holds. */
  memory(): number;
  /** Milliseconds that processors have worked for it since it began, all threads together. */
  processorTime(): number;
  stop(): Promise<void>;
}

interface LogLine {
  readonly time: number;
  readonly msg: string;
}

export async function startGatewayProcess(options: {
  file: string;
  env: Readonly<Record<string, string>>;
}): Promise<GatewayProcess> {
  const startedAt = performance.now();
  const child = fork(options.file, [], {
    env: {
      PATH: process.env["PATH"],
      MADANG_SUPERVISED: "1",
      PORT: "0",
      NODE_OPTIONS: "--max-semi-space-size=8",
      ...options.env,
    },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const waiting: ((time: number) => void)[] = [];
  createInterface({ input: readable(child) }).on("line", (text) => {
    const { msg, time } = JSON.parse(text) as LogLine;
    if (msg === "route table swapped") waiting.shift()?.(Number(new Date(time)));
  });
  const [{ origin }] = (await once(child, "message")) as [{ origin: string }];
  return {
    origin,
    startTime: performance.now() - startedAt,
    swapped: () => new Promise((resolve) => waiting.push(resolve)),
    memory: () => residentMemory(child.pid ?? 0),
    processorTime: () => processorTime(child.pid ?? 0),
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function readable({ stdout }: ChildProcess): NonNullable<ChildProcess["stdout"]> {
  if (stdout === null) throw new TypeError("The gateway's output is not readable.");
  return stdout;
}

function residentMemory(pid: number): number {
  const line = readFileSync(`/proc/${pid}/status`, "utf8")
    .split("\n")
    .find((one) => one.startsWith("VmRSS"));
  return Number(line?.replace(/\D/g, "") ?? 0) * 1024;
}

/** proc(5), fields 14 and 15 of stat, in hundredths of a second. */
function processorTime(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

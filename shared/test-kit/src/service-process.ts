import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { testKitErrors } from "./errors.ts";

export interface ServiceOptions {
  readonly name: string;
  /** File that Node runs. */
  readonly file: string;
  readonly args?: readonly string[];
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Seconds until the service must have said that it is ready. */
  readonly patience?: number;
}

/** A real service in a process of its own, which ends with the test. */
export interface ServiceProcess {
  readonly name: string;
  readonly pid: number;
  readonly origin: string;
  /** Everything it has written so far. */
  output(): string;
  /** Ends it at once, as a crash or the kernel would. */
  kill(): Promise<void>;
  /** Stops it from running without closing its connections: a hung process. */
  pause(): void;
  resume(): void;
  /** Asks it to drain; returns the exit code. */
  stop(): Promise<number | null>;
}

interface ReadyMessage {
  readonly ready: true;
  readonly origin: string;
}

/** Starts `file` and waits until it reports its address over IPC. Throws TESTKIT_SERVICE_ENDED or TESTKIT_SERVICE_SILENT. */
export async function startService(options: ServiceOptions): Promise<ServiceProcess> {
  const child = fork(options.file, options.args ?? [], {
    cwd: options.folder,
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      HOST: "127.0.0.1",
      PORT: "0",
      MADANG_SUPERVISED: "1",
      ...options.env,
    },
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const output = collectOutput(child);
  const origin = await waitUntilReady({ child, output, name: options.name, seconds: options.patience ?? 60 });
  return controlOf({ child, output, name: options.name, origin });
}

function collectOutput(child: ChildProcess): () => string {
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}

async function waitUntilReady(options: {
  child: ChildProcess;
  output: () => string;
  name: string;
  seconds: number;
}): Promise<string> {
  const { child, output, name, seconds } = options;
  const settled = new AbortController();
  const late = setTimeout(() => settled.abort(), seconds * 1000);
  try {
    return await Promise.race([
      readyOrigin(child, settled.signal),
      endedEarly(child, name, output, settled.signal),
    ]);
  } catch (error) {
    child.kill("SIGKILL");
    if (late.hasRef() && settled.signal.aborted)
      throw testKitErrors.create("SERVICE_SILENT", { name, seconds, output: tail(output()) }, error);
    throw error;
  } finally {
    clearTimeout(late);
    settled.abort();
  }
}

async function readyOrigin(child: ChildProcess, signal: AbortSignal): Promise<string> {
  for (;;) {
    const [message] = (await once(child, "message", { signal })) as [unknown];
    if (isReady(message)) return message.origin;
  }
}

function isReady(message: unknown): message is ReadyMessage {
  return typeof message === "object" && message !== null && "ready" in message && "origin" in message;
}

async function endedEarly(
  child: ChildProcess,
  name: string,
  output: () => string,
  signal: AbortSignal,
): Promise<never> {
  const [code, by] = (await once(child, "exit", { signal })) as [number | null, string | null];
  throw testKitErrors.create("SERVICE_ENDED", { name, how: by ?? `code ${code}`, output: tail(output()) });
}

function tail(output: string): string {
  return output.trim().split("\n").slice(-3).join(" | ").slice(-190);
}

function controlOf(options: {
  child: ChildProcess;
  output: () => string;
  name: string;
  origin: string;
}): ServiceProcess {
  const { child, output, name, origin } = options;
  const ended = once(child, "exit") as Promise<[number | null, string | null]>;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    child.kill("SIGCONT");
    child.kill(signal);
    const stubborn = setTimeout(() => child.kill("SIGKILL"), 8000);
    const [code] = await ended;
    clearTimeout(stubborn);
    return code;
  };
  return {
    name,
    pid: child.pid ?? 0,
    origin,
    output,
    kill: async () => void (await end("SIGKILL")),
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    stop: () => end("SIGTERM"),
  };
}

import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { cliErrors } from "../../errors.ts";

export interface Service {
  readonly origin: string;
  /** Its last words, when it has ended without being asked to. */
  readonly died: Promise<string>;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly name: string;
  readonly file: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What it writes, line by line. */
  readonly onLine: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Starts a service of the project and waits until it says over IPC where it listens. Throws CLI_SERVICE_ENDED with its last words. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { name, file, env, onLine, signal } = options;
  const child = fork(file, [], {
    env: { ...env, HOST: "127.0.0.1", PORT: "0", MADANG_SUPERVISED: "1" },
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const words = new LastWords();
  for (const stream of [child.stdout, child.stderr])
    if (stream !== null)
      createInterface({ input: stream }).on("line", (line) => {
        words.add(line);
        onLine(line);
      });
  let asked = false;
  const stop = () => {
    asked = true;
    return end(child);
  };
  signal.addEventListener("abort", () => void stop(), { once: true });
  const died = Promise.withResolvers<string>();
  // All that it has written is here when its pipes have closed.
  child.once("close", () => asked || died.resolve(words.text));
  try {
    return { origin: await readyOrigin(child), died: died.promise, stop };
  } catch (error) {
    await stop();
    signal.throwIfAborted();
    throw cliErrors.create("SERVICE_ENDED", { name, words: words.text }, error);
  }
}

/** Resolves with what the service reports; rejects when it ends before. */
async function readyOrigin(child: ChildProcess): Promise<string> {
  const settled = new AbortController();
  const ended = once(child, "exit", { signal: settled.signal }).then(([code, by]: unknown[]) => {
    throw new Error(`it ended with ${String(by ?? code)}`);
  });
  try {
    for (;;) {
      const [message] = (await Promise.race([once(child, "message", { signal: settled.signal }), ended])) as [
        unknown,
      ];
      if (typeof message === "object" && message !== null && "ready" in message && "origin" in message)
        return String(message.origin);
    }
  } finally {
    ended.catch(() => {});
    settled.abort();
  }
}

const patience = 5000;

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), patience);
  await ended;
  clearTimeout(late);
}

const mostLines = 12;

class LastWords {
  readonly #lines: string[] = [];

  add(line: string): void {
    this.#lines.push(readable(line));
    if (this.#lines.length > mostLines) this.#lines.shift();
  }

  get text(): string {
    return this.#lines.join("\n");
  }
}

interface LogLine {
  readonly level?: unknown;
  readonly msg?: string;
  readonly err?: { readonly stack?: string; readonly message?: string };
}

/** A line of JSON that a service logs, as words; a stack begins with its message. */
export function readable(line: string): string {
  const { msg, err } = parsed(line);
  if (msg === undefined) return line;
  const { message = "", stack = "" } = err ?? {};
  const cause = stack.includes(message) ? stack : `${message}\n${stack}`;
  return cause.trim() === "" ? msg : `${msg}: ${cause.trim()}`;
}

/** Whether a developer should see the line. */
export function isWarning(line: string): boolean {
  const { level, msg } = parsed(line);
  if (msg === undefined) return line.trim() !== "";
  return typeof level === "number" ? level >= 40 : level === "warn" || level === "error" || level === "fatal";
}

function parsed(line: string): LogLine {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

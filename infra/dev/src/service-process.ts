import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { supervisorErrors } from "./errors.ts";
import { inWords } from "./log-line.ts";

export interface ServiceSpecification {
  readonly name: string;
  readonly file: string;
  readonly args?: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: string;
  readonly startSeconds: number;
  readonly onLine: (line: string) => void;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
}

/** One run of one service. */
export interface ServiceProcess {
  readonly pid: number;
  readonly startedAt: number;
  /** Its address, once it listens and is migrated. Rejects with SUPERVISOR_SERVICE_ENDED or _SERVICE_SILENT. */
  readonly ready: Promise<string>;
  /** Settles when the process and its output have ended. */
  readonly ended: Promise<Ended>;
  lastWords(): string[];
  signal(signal: NodeJS.Signals): void;
}

/**
 * Starts `node <file>` in a process group of its own, so that Ctrl-C reaches the supervisor alone and the
 * services end in order. The IPC channel tells the service when the supervisor is gone.
 */
export function startProcess(specification: ServiceSpecification): ServiceProcess {
  const child = spawn(process.execPath, [specification.file, ...(specification.args ?? [])], {
    cwd: specification.folder,
    env: { ...specification.environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: true,
  });
  const words = followOutput(child, specification.onLine);
  const ended = endOf(child);
  const ready = readyOf({ child, ended, words, specification });
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    startedAt: Date.now(),
    ready,
    ended,
    lastWords: () => words.slice(-5),
    signal: (signal) => signalGroup(child, signal),
  };
}

function followOutput(child: ChildProcess, onLine: (line: string) => void): string[] {
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream, crlfDelay: Infinity }).on("line", (line) => {
      if (inWords(line) !== "") words.push(inWords(line));
      if (words.length > 20) words.shift();
      onLine(line);
    });
  }
  return words;
}

async function endOf(child: ChildProcess): Promise<Ended> {
  const failed = once(child, "error").then(([error]) => Promise.reject(error as Error));
  const closed = once(child, "close") as Promise<[number | null, string | null]>;
  const [code, signal] = await Promise.race([closed, failed]);
  return { code, signal };
}

async function readyOf(run: {
  child: ChildProcess;
  ended: Promise<Ended>;
  words: readonly string[];
  specification: ServiceSpecification;
}): Promise<string> {
  const { child, ended, words, specification } = run;
  const { name, log, startSeconds } = specification;
  const origin = new Promise<string>((resolve) => {
    child.on("message", (message) => {
      if (isReady(message)) resolve(message.origin);
    });
  });
  const late = sleep(startSeconds * 1000, "late" as const, { ref: false });
  const outcome = await Promise.race([origin, ended, late]);
  if (outcome === "late")
    throw supervisorErrors.create("SERVICE_SILENT", {
      name,
      seconds: startSeconds,
      log,
      lines: quoted(words),
    });
  if (typeof outcome === "string") return outcome;
  throw supervisorErrors.create("SERVICE_ENDED", {
    name,
    how: howItEnded(outcome),
    log,
    lines: quoted(words),
  });
}

function isReady(message: unknown): message is { ready: true; origin: string } {
  return typeof message === "object" && message !== null && "ready" in message && "origin" in message;
}

export function howItEnded({ code, signal }: Ended): string {
  return signal === null ? `exit code ${code ?? "unknown"}` : `signal ${signal}`;
}

function quoted(words: readonly string[]): string {
  return words.length === 0 ? "none." : `"${words.slice(-3).join(" / ")}".`;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === "win32" || signal !== "SIGKILL") child.kill(signal);
  else process.kill(-child.pid, signal);
}

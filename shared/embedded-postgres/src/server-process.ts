import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { programEnvironment } from "./cluster.ts";
import { postgresErrors } from "./errors.ts";
import { startFailure } from "./failure.ts";
import { guardAgainstOrphan } from "./guard.ts";
import { RecentLines } from "./recent-lines.ts";
import { serverSettings } from "./settings.ts";

export interface ServerOptions {
  readonly folder: string;
  readonly port: number;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  readonly durable: boolean;
  readonly startTimeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onLogLine?: (line: string) => void;
}

export interface ServerProcess {
  readonly pid: number;
  /** Settles when PostgreSQL has ended, for whatever reason. */
  readonly exited: Promise<{ code: number | null; signal: string | null }>;
  stop(options?: { withinMs?: number }): Promise<void>;
}

const readyLine = "database system is ready to accept connections";

/** Starts `postgres` and waits until it accepts connections. Throws what its last lines say is wrong. */
export async function startServerProcess(options: ServerOptions): Promise<ServerProcess> {
  const { folder, account, binaries, onLogLine } = options;
  const child = spawn(binaries.postgres, ["-D", folder, ...serverSettings(options)], {
    cwd: folder,
    env: programEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
  const ready = Promise.withResolvers<"ready">();
  const output = new RecentLines({
    onLine: (line) => {
      if (line.includes(readyLine)) ready.resolve("ready");
      onLogLine?.(line);
    },
  });
  output.follow(child.stderr);
  const exited = once(child, "close").then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as string | null,
  }));
  const giveUp = () => child.kill("SIGINT");
  options.signal?.addEventListener("abort", giveUp, { once: true });
  const late = sleep(options.startTimeoutMs, "late" as const, { ref: false });
  const outcome = await Promise.race([ready.promise, exited, late]);
  options.signal?.removeEventListener("abort", giveUp);
  if (outcome === "late") {
    child.kill("SIGQUIT");
    await exited;
    throw postgresErrors.create("START_TIMEOUT", { folder, seconds: options.startTimeoutMs / 1000 });
  }
  if (outcome !== "ready" || child.pid === undefined) throw startFailure({ folder, output: output.lines });
  const releaseGuard = guardAgainstOrphan(child.pid, account);
  void exited.then(releaseGuard);
  return {
    pid: child.pid,
    exited,
    stop: (how) => stopServer({ kill: (s) => child.kill(s), exited, ...how }),
  };
}

/** Fast shutdown; when that takes too long an immediate one, which loses nothing but recovers at the next start. */
async function stopServer(options: {
  kill: (signal: NodeJS.Signals) => boolean;
  exited: Promise<unknown>;
  withinMs?: number;
}): Promise<void> {
  const withinMs = options.withinMs ?? 10_000;
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    options.kill(signal);
    const late = sleep(signal === "SIGINT" ? withinMs : 1000, "late" as const, { ref: false });
    if ((await Promise.race([options.exited, late])) !== "late") return;
  }
}

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { loadtestErrors } from "../errors.ts";

export interface OwnSupervisor {
  /** Throws LOADTEST_PORTAL_NOT_STARTED. */
  ready(options: { signal: AbortSignal; say: (line: string) => void }): Promise<void>;
  end(): Promise<void>;
}

export function startOwnSupervisor(options: {
  root: string;
  port: number;
  state: string;
  databaseUrl: string;
  redisUrl: string | undefined;
}): OwnSupervisor {
  const { root, port, state, databaseUrl, redisUrl } = options;
  const main = path.join(root, "infra/dev/src/main.ts");
  const { REDIS_URL: _foreign, ...environment } = process.env;
  const child = spawn(process.execPath, [main, "--port", String(port)], {
    cwd: root,
    env: {
      ...environment,
      HOST: "127.0.0.1",
      DATABASE_URL: databaseUrl,
      ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
      MADANG_STATE_DIR: state,
      // Each visitor has an address of its own, said as a proxy of the portal would say it.
      TRUSTED_PROXIES: "127.0.0.1",
      LOG_LEVEL: "warn",
    },
    // The supervisor ends when this channel closes, whatever becomes of the runner. In a group of its own a
    // terminal's Ctrl-C does not reach it before the load generator has ended.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: process.platform !== "win32",
  });
  return { ready: (hooks) => untilReady(child, hooks), end: () => end(child) };
}

async function untilReady(
  supervisor: ChildProcess,
  { signal, say }: { signal: AbortSignal; say: (line: string) => void },
): Promise<void> {
  const lines: string[] = [];
  const ready = Promise.withResolvers<void>();
  const fail = () => {
    const output = lines.slice(-6).join(" / ");
    ready.reject(loadtestErrors.create("PORTAL_NOT_STARTED", { output }));
  };
  const aborted = () => ready.reject(signal.reason as Error);
  // An event that has been is not told again.
  if (signal.aborted) aborted();
  signal.addEventListener("abort", aborted, { once: true });
  supervisor.once("exit", fail);
  for (const stream of [supervisor.stdout, supervisor.stderr])
    if (stream !== null)
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        if (line.startsWith("Madang is ready")) ready.resolve();
        else if (/^ {2}✓|ended unexpectedly|not imported/.test(line)) say(`  ${line.trim()}`);
      });
  try {
    await ready.promise;
  } finally {
    supervisor.removeListener("exit", fail);
    signal.removeEventListener("abort", aborted);
  }
}

async function end(supervisor: ChildProcess): Promise<void> {
  if (supervisor.exitCode !== null || supervisor.signalCode !== null) return;
  const ended = once(supervisor, "exit");
  supervisor.kill("SIGTERM");
  const stubborn = setTimeout(() => supervisor.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(stubborn);
}

import { randomBytes } from "node:crypto";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { freePort, startPostgres, type Postgres } from "@madang/embedded-postgres";
import { loadtestErrors } from "../errors.ts";
import type { TargetPortal } from "./target-portal.ts";

export interface OwnPortalOptions {
  readonly root: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** The real build under the real supervisor, on a fresh PostgreSQL and free ports, with the sample content. Throws LOADTEST_PORTAL_NOT_STARTED. */
export async function startOwnPortal({ root, signal, say }: OwnPortalOptions): Promise<TargetPortal> {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-loadtest-"));
  // PostgreSQL runs as a system account where root starts it; it must be able to pass through.
  chmodSync(folder, 0o711);
  const started: { postgres?: Postgres; supervisor?: ChildProcess } = {};
  const stop = async () => {
    await endSupervisor(started.supervisor);
    await started.postgres?.stop({ withinMs: 3000 });
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const password = randomBytes(16).toString("hex");
    started.postgres = await startPostgres({ folder: path.join(folder, "postgres"), password, signal });
    const url = await started.postgres.ensureOwnedDatabase("madang");
    const port = await freePort();
    const state = path.join(folder, "state");
    started.supervisor = startSupervisor({ root, port, state, databaseUrl: url });
    await untilReady(started.supervisor, { signal, say });
    const { dataKeys } = JSON.parse(readFileSync(path.join(state, "keys.json"), "utf8")) as {
      dataKeys: string;
    };
    return {
      origin: `http://127.0.0.1:${port}`,
      database: { url, dataKeys },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function startSupervisor(options: {
  root: string;
  port: number;
  state: string;
  databaseUrl: string;
}): ChildProcess {
  const { root, port, state, databaseUrl } = options;
  const main = path.join(root, "infra/dev/src/main.ts");
  return spawn(process.execPath, [main, "--port", String(port)], {
    cwd: root,
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      DATABASE_URL: databaseUrl,
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

async function endSupervisor(supervisor: ChildProcess | undefined): Promise<void> {
  if (supervisor === undefined || supervisor.exitCode !== null || supervisor.signalCode !== null) return;
  const ended = once(supervisor, "exit");
  supervisor.kill("SIGTERM");
  const stubborn = setTimeout(() => supervisor.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(stubborn);
}

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { freePort, guardAgainstOrphan } from "@madang/embedded-postgres";
import { loadtestErrors } from "../errors.ts";
import { findOnPath } from "../program/find-on-path.ts";
import type { RestartableService } from "./target-portal.ts";

export interface OwnRedis extends RestartableService {
  readonly url: string;
}

/** As docs/operations.md recommends: what is stored may be dropped, the record of purges must not be; nothing is kept on disk. */
const settings = [
  "--maxmemory",
  "256mb",
  "--maxmemory-policy",
  "volatile-lru",
  "--save",
  "",
  "--appendonly",
  "no",
];

/** A Redis on a free loopback port; nothing where this machine has none. */
export async function startOwnRedis(): Promise<OwnRedis | undefined> {
  const program = redisProgram();
  if (program === undefined) return undefined;
  const port = await freePort();
  let child = await startProcess(program, port);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: () => child.pid ?? 0,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    async start() {
      child = await startProcess(program, port);
    },
  };
}

function redisProgram(): string | undefined {
  const usual = ["/usr/bin/redis-server", "/usr/local/bin/redis-server", "/opt/homebrew/bin/redis-server"];
  return findOnPath("redis-server", process.env) ?? usual.find((file) => existsSync(file));
}

async function startProcess(program: string, port: number): Promise<ChildProcess> {
  const child = spawn(program, ["--port", String(port), "--bind", "127.0.0.1", ...settings], {
    cwd: "/",
    stdio: ["ignore", "pipe", "pipe"],
    // Ctrl-C reaches the runner alone.
    detached: true,
  });
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        said.push(line);
        if (line.includes("Ready to accept connections")) resolve();
      });
    const failed = () =>
      reject(
        loadtestErrors.create("PORTAL_NOT_STARTED", {
          output: `redis-server: ${said.slice(-3).join(" / ")}`,
        }),
      );
    child.once("error", failed);
    child.once("exit", failed);
  });
  child.once("exit", guardAgainstOrphan(child.pid ?? 0, undefined));
  return child;
}

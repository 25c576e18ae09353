import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { freePort } from "@madang/embedded-postgres";
import { testKitErrors } from "./errors.ts";

export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Lets a test stop it for a while (SIGSTOP, SIGCONT). */
  readonly pid: number;
  stop(): Promise<void>;
}

export interface StartRedisOptions {
  /** Where an earlier one was, so that it comes back there. */
  readonly port?: number;
  /** More of its settings, for example `["--maxmemory", "4mb"]`. */
  readonly settings?: readonly string[];
}

const places = ["/usr/bin/redis-server", "/usr/local/bin/redis-server", "/opt/homebrew/bin/redis-server"];

/** A real Redis in memory on a free loopback port. Throws TESTKIT_PROGRAM_MISSING. */
export async function startRedis(options: StartRedisOptions = {}): Promise<TestRedis> {
  const program = places.find((path) => existsSync(path));
  if (program === undefined)
    throw testKitErrors.create("PROGRAM_MISSING", { program: "Redis", package: "redis-server" });
  const port = options.port ?? (await freePort());
  const child = spawn(
    program,
    [
      "--port",
      String(port),
      "--bind",
      "127.0.0.1",
      "--save",
      "",
      "--appendonly",
      "no",
      ...(options.settings ?? []),
    ],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  for await (const chunk of child.stdout) if (String(chunk).includes("Ready to accept connections")) break;
  child.stdout.resume();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      child.kill("SIGCONT");
      await ended;
    },
  };
}

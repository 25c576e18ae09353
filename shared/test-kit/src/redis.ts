import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { freePort } from "@madang/embedded-postgres";
import { testKitErrors } from "./errors.ts";

export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

const places = ["/usr/bin/redis-server", "/usr/local/bin/redis-server", "/opt/homebrew/bin/redis-server"];

/** A real Redis in memory on a free loopback port. Throws TESTKIT_PROGRAM_MISSING. */
export async function startRedis(): Promise<TestRedis> {
  const program = places.find((path) => existsSync(path));
  if (program === undefined)
    throw testKitErrors.create("PROGRAM_MISSING", { program: "Redis", package: "redis-server" });
  const port = await freePort();
  const child = spawn(
    program,
    ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  for await (const chunk of child.stdout) if (String(chunk).includes("Ready to accept connections")) break;
  child.stdout.resume();
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

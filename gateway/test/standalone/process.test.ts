import { execFile } from "node:child_process";
import { Agent, request as ask, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { join } from "node:path";
import { startRedis, startService, workspaceRoot, type ServiceProcess } from "@madang/test-kit";
import { expect, onTestFinished, test, vi } from "vitest";
import { startServer, startSite } from "./start-site.ts";

const file = join(workspaceRoot, "gateway/src/standalone/main.ts");

// Several processes start in each, on a machine that does other things too.
vi.setConfig({ testTimeout: 90_000 });

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

function run(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], (error, out, text) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, error: text }),
    );
  });
}

async function start(...args: string[]): Promise<ServiceProcess> {
  const gateway = await startService({
    name: "gateway",
    file,
    args: ["--listen", "127.0.0.1:0", ...args],
  });
  onTestFinished(() => gateway.kill());
  return gateway;
}

test("help ends with 0; a wrong option with 2 and one sentence, before anything is started", async () => {
  const help = await run("--help");
  expect(help).toMatchObject({ code: 0, error: "" });
  expect(help.out).toContain("npm run gateway -- --origin");
  const wrong = await run("--origin", "http://127.0.0.1:1", "--wrokers", "2");
  expect(wrong).toMatchObject({ code: 2, out: "" });
  expect(wrong.error).toMatch(/^There is no option --wrokers\. Did you mean --workers\?.*\n$/);
});

test.for([["1"], ["2"]] as const)(
  "with %s worker an address that is taken ends it with 1 and one sentence",
  async ([workers]) => {
    const site = await startSite();
    const taken = site.origin.replace("http://", "");
    const { code, error } = await run("--origin", site.origin, "--listen", taken, "--workers", workers);
    expect(code).toBe(1);
    expect(error).toContain("another process listens there");
    expect(error).not.toContain("    at ");
  },
);

interface Visitor {
  answered: number;
  /** Codes of requests that failed after a connection had been made. */
  readonly failed: string[];
}

/** Asks on kept connections, one after the other, until no new one can be made. */
async function askUntilGone(origin: string, visitor: Visitor): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (;;) {
    const request = ask(origin, { agent }).end();
    try {
      const [response] = (await once(request, "response")) as [IncomingMessage];
      await once(response.resume(), "end");
      visitor.answered += 1;
    } catch (error) {
      const { code = "", syscall } = error as NodeJS.ErrnoException;
      if (syscall !== "connect") visitor.failed.push(code);
      return;
    }
  }
}

test.for([["1"], ["2"]] as const)(
  "with %s worker SIGTERM ends it without one failed request, and with 0",
  async ([workers]) => {
    const site = await startServer((_request, response) => void setTimeout(() => response.end("ok"), 15));
    const gateway = await start("--origin", site.origin, "--workers", workers, "--log-level", "warn");
    const visitors = Array.from({ length: 8 }, (): Visitor => ({ answered: 0, failed: [] }));
    const all = Promise.all(visitors.map((visitor) => askUntilGone(gateway.origin, visitor)));
    await expect
      .poll(() => Math.min(...visitors.map(({ answered }) => answered)), { timeout: 30_000 })
      .toBeGreaterThan(3);
    expect(await gateway.stop()).toBe(0);
    await all;
    expect(visitors.flatMap(({ failed }) => failed)).toEqual([]);
  },
);

test("workers share what is stored through Redis, and the port when one of them is killed", async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const site = await startSite((_request, response) => {
    response.setHeader("cache-control", "max-age=60");
    response.end("stored");
  });
  const gateway = await start("--origin", site.origin, "--workers", "2", "--redis", redis.url);
  const askAnew = async (path: string): Promise<string> => {
    const answer = await fetch(gateway.origin + path, { headers: { connection: "close" } });
    return `${answer.status} ${await answer.text()}`;
  };
  const answers = await Promise.all(Array.from({ length: 40 }, () => askAnew("/page")));
  expect(new Set(answers)).toEqual(new Set(["200 stored"]));
  expect(site.seen).toHaveLength(1);
  const worker = await workerOf(gateway.pid);
  process.kill(worker, "SIGKILL");
  await expect.poll(() => gateway.output(), { timeout: 30_000 }).toContain('"worker":3');
  expect(await askAnew("/page")).toBe("200 stored");
  // A new worker looks at what is in Redis once purges of the time before have had three seconds to arrive; until then it asks once itself.
  expect(site.seen.length).toBeLessThanOrEqual(2);
  expect(await gateway.stop()).toBe(0);
});

/** The first child of a process. */
async function workerOf(parent: number): Promise<number> {
  const listing = await new Promise<string>((resolve) => {
    execFile("ps", ["-o", "pid=", "--ppid", String(parent)], (_error, out) => resolve(out));
  });
  return Number(listing.trim().split(/\s+/)[0]);
}

import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";

const program = new URL("fixture/slow-service.ts", import.meta.url).pathname;
const hangingProgram = new URL("fixture/hanging-close.ts", import.meta.url).pathname;
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

interface Started {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  readonly errors: () => string;
}

function start(env: Record<string, string> = {}, file = program): Started {
  const child = fork(file, { env: { ...process.env, LOG_LEVEL: "silent", ...env }, silent: true });
  children.push(child);
  const chunks: Buffer[] = [];
  child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
  const exited = once(child, "exit").then(([code]) => code as number | null);
  return { child, exited, errors: () => Buffer.concat(chunks).toString() };
}

async function ready({ child }: Started): Promise<string> {
  const [message] = (await once(child, "message")) as [{ ready: boolean; origin: string }];
  expect(message.ready).toBe(true);
  return message.origin;
}

test("the supervisor hears where the service listens once it does", async () => {
  const service = start();
  const origin = await ready(service);
  expect(await (await fetch(`${origin}/health/live`)).json()).toEqual({ live: true });
});

test("SIGTERM lets work in flight end, takes no new connection, and exits with 0", async () => {
  const service = start();
  const origin = await ready(service);
  const inFlight = fetch(`${origin}/wait/400`);
  await fetch(`${origin}/wait/1`);
  service.child.kill("SIGTERM");
  expect((await inFlight).status).toBe(200);
  const answered = performance.now();
  expect(await service.exited).toBe(0);
  expect(performance.now() - answered, "a connection that is kept alive holds nothing up").toBeLessThan(3000);
  await expect(fetch(origin)).rejects.toThrow("fetch failed");
});

test("work that does not end within the drain time is cut off", async () => {
  const service = start();
  const origin = await ready(service);
  const inFlight = fetch(`${origin}/wait/30000`).catch((error: unknown) => error);
  await fetch(`${origin}/wait/1`);
  const started = performance.now();
  service.child.kill("SIGTERM");
  expect(await service.exited).toBe(0);
  expect(performance.now() - started).toBeLessThan(20_000);
  expect(await inFlight).toBeInstanceOf(Error);
});

test("a resource that never closes does not keep the process", async () => {
  const service = start({}, hangingProgram);
  await ready(service);
  service.child.kill("SIGTERM");
  expect(await service.exited).toBe(0);
});

test("a supervised service ends when its supervisor is gone", async () => {
  const service = start({ MADANG_SUPERVISED: "1" });
  await ready(service);
  service.child.disconnect();
  expect(await service.exited).toBe(0);
});

test("a service without supervisor goes on without the channel", async () => {
  const service = start();
  const origin = await ready(service);
  service.child.disconnect();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await fetch(`${origin}/health/live`)).status).toBe(200);
});

test("a port in use is one sentence with the remedy and no stack", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const service = start({ PORT: String(port) });
  expect(await service.exited).toBe(1);
  expect(service.errors()).toBe(
    `SERVICE_LISTEN_FAILED: The address 127.0.0.1:${port} cannot be listened on (another process listens there). ` +
      "Set HOST and PORT to a free address of this machine; port 0 takes any free one.\n",
  );
  other.close();
});

test("a wrong setting is one sentence and no stack", async () => {
  const service = start({ PORT: "http" });
  expect(await service.exited).toBe(1);
  expect(service.errors()).toMatch(
    /^SERVICE_CONFIG_VALUE: The option PORT \("http"\) must be a number[^\n]*\n$/,
  );
});

test("a defect ends the process with its stack", async () => {
  const service = start();
  const origin = await ready(service);
  await fetch(`${origin}/defect`).catch(() => undefined);
  expect(await service.exited).not.toBe(0);
  expect(service.errors()).toContain("slow-service.ts");
});

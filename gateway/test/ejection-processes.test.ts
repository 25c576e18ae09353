import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { askOrigin } from "../src/upstream/ask-origin.ts";
import { Stop } from "../src/upstream/stop-signal.ts";
import { noEvents } from "../src/upstream/upstream-events.ts";
import type { Upstream } from "../src/upstream/upstream.ts";
import { Upstreams } from "../src/upstream/upstreams.ts";

interface Replica {
  readonly process: ChildProcess;
  readonly origin: string;
}

async function startReplica(port = 0): Promise<Replica> {
  const program = fileURLToPath(new URL("replica-process.ts", import.meta.url));
  const child = spawn(process.execPath, [program, String(port)], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { process: child, origin: line.toString().trim() };
}

interface Told {
  readonly url: string;
  readonly what: string;
  readonly at: number;
}

function upstreamOf(replicas: readonly Replica[]): { upstream: Upstream; told: Told[] } {
  const told: Told[] = [];
  const upstreams = new Upstreams({
    events: {
      ...noEvents,
      replica: (_module, url, what) => void told.push({ url, what, at: performance.now() }),
    },
  });
  onTestFinished(() => upstreams.close());
  const urls = replicas.map(({ origin }) => origin);
  return { upstream: upstreams.of({ module: "news", build: "build0001" }, urls, { concurrency: 100 }), told };
}

async function ask(upstream: Upstream, method = "GET"): Promise<number | string> {
  const request = { method, path: "/", headers: [] };
  try {
    return (await askOrigin({ upstream, signal: new Stop(), request })).status;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** So many readers, each asking again as soon as it has its answer. */
function load(upstream: Upstream, readers: number) {
  const outcomes: (number | string)[] = [];
  const state = { going: true };
  const reader = async (): Promise<void> => {
    while (state.going) outcomes.push(await ask(upstream));
  };
  const all = Promise.all(Array.from({ length: readers }, reader));
  const stop = async (): Promise<void> => {
    state.going = false;
    await all;
  };
  return { outcomes, stop };
}

test("kill -9 of one of two replicas under load: no reader notices, it is out within a second, and back once it is", async () => {
  const replicas = await Promise.all([startReplica(), startReplica()]);
  const { upstream, told } = upstreamOf(replicas);
  const { outcomes, stop } = load(upstream, 24);
  await expect.poll(() => outcomes.length, { timeout: 30_000 }).toBeGreaterThan(500);
  const killedAt = performance.now();
  replicas[1].process.kill("SIGKILL");
  await expect.poll(() => told[0]?.what, { timeout: 30_000 }).toBe("ejected");
  expect(told[0]?.url).toBe(replicas[1].origin);
  expect((told[0]?.at ?? 0) - killedAt).toBeLessThan(1000);
  await startReplica(Number(new URL(replicas[1].origin).port));
  await expect.poll(() => told.at(-1)?.what, { timeout: 30_000 }).toBe("restored");
  await stop();
  expect(new Set(outcomes)).toEqual(new Set([200]));
  expect(upstream.guard?.repeats.allowed).toBeGreaterThan(0);
}, 60_000);

test("the last replica is never put out, and is asked as soon as it is back", async () => {
  const replica = await startReplica();
  const { upstream, told } = upstreamOf([replica]);
  expect(await ask(upstream)).toBe(200);
  replica.process.kill("SIGKILL");
  await once(replica.process, "exit");
  for (let count = 0; count < 5; count += 1)
    expect(await ask(upstream)).toMatch(/GATEWAY_(UNREACHABLE|BROKEN_OFF)/);
  expect(told).toEqual([]);
  await startReplica(Number(new URL(replica.origin).port));
  expect(await ask(upstream)).toBe(200);
}, 30_000);

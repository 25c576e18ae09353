import { createServer, type Server, type Socket } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { askOrigin } from "../src/upstream/ask-origin.ts";
import { retryBudgetDefaults } from "../src/upstream/retry-budget.ts";
import { Stop } from "../src/upstream/stop-signal.ts";
import type { Upstream } from "../src/upstream/upstream.ts";
import { Upstreams } from "../src/upstream/upstreams.ts";

const answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

const begun = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab";

interface Line {
  readonly origin: string;
  /** Of each request: which connection, and which request on it. */
  readonly requests: { connection: number; nth: number; text: string }[];
}

/** A service that says for each request on each connection what to do: answer with these bytes, or drop the line. */
async function service(
  decide: (request: { connection: number; nth: number }) => string | undefined,
): Promise<Line> {
  const requests: Line["requests"] = [];
  let connections = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    const connection = (connections += 1);
    let nth = 0;
    socket.on("error", () => {});
    socket.on("data", (data) => {
      nth += 1;
      requests.push({ connection, nth, text: data.toString("latin1") });
      const bytes = decide({ connection, nth });
      if (bytes === undefined) socket.resetAndDestroy();
      else if (bytes === begun) socket.end(bytes);
      else socket.write(bytes);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

function upstreamOf(...origins: string[]): Upstream {
  const upstreams = new Upstreams();
  onTestFinished(() => upstreams.close());
  return upstreams.of({ module: "news", build: "build0001" }, origins, { concurrency: 100 });
}

async function ask(upstream: Upstream, method = "GET", body?: Buffer): Promise<number | string> {
  const request = { method, path: "/", headers: [], body };
  try {
    const { status, body: answered } = await askOrigin({ upstream, signal: new Stop(), request });
    if (answered !== undefined && !Buffer.isBuffer(answered)) await answered.collect(1e6);
    return status;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** A connection is used again once the answer on it is over for good. */
function idle(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 30));
}

test("a reset on a reused connection is no reader's problem: the question goes again, on a connection of its own", async () => {
  const line = await service(({ connection, nth }) => (connection === 1 && nth === 2 ? undefined : answer));
  const upstream = upstreamOf(line.origin);
  expect(await ask(upstream)).toBe(200);
  await idle();
  expect(await ask(upstream)).toBe(200);
  expect(line.requests.map(({ connection, nth }) => [connection, nth])).toEqual([
    [1, 1],
    [1, 2],
    [2, 1],
  ]);
  expect(line.requests[2]?.text).toContain("connection: close");
});

test("what is not safe goes on a connection of its own kind, and is never asked twice", async () => {
  const line = await service(({ nth }) => (nth === 2 ? undefined : answer));
  const upstream = upstreamOf(line.origin);
  expect(await ask(upstream)).toBe(200);
  expect(await ask(upstream, "POST", Buffer.from("a=1"))).toBe(200);
  expect(line.requests.at(-1)).toMatchObject({ connection: 2, nth: 1 });
  await idle();
  expect(await ask(upstream, "POST", Buffer.from("a=1"))).toBe("GATEWAY_BROKEN_OFF");
  expect(line.requests).toHaveLength(3);
});

test("once a byte of the answer has come, it is not asked again", async () => {
  const line = await service(() => begun);
  const upstream = upstreamOf(line.origin);
  expect(await ask(upstream)).toBe("GATEWAY_BROKEN_OFF");
  expect(line.requests).toHaveLength(1);
});

test("a service that drops every line is asked twice as often as readers ask, until the budget is spent", async () => {
  const line = await service(() => undefined);
  const upstream = upstreamOf(line.origin);
  const readers = retryBudgetDefaults.floor + 5;
  for (let reader = 0; reader < readers; reader += 1) expect(await ask(upstream)).toBe("GATEWAY_BROKEN_OFF");
  expect(line.requests).toHaveLength(readers + retryBudgetDefaults.floor);
  expect(upstream.guard?.repeats).toEqual({ allowed: retryBudgetDefaults.floor, refused: 5 });
});

test("against an open breaker nobody is let through, first or second", async () => {
  const line = await service(() => undefined);
  const upstream = upstreamOf(line.origin);
  for (let reader = 0; reader < 20; reader += 1) await ask(upstream);
  const before = line.requests.length;
  expect(upstream.guard?.breaker).toBe("open");
  expect(await ask(upstream)).toBe("GATEWAY_CIRCUIT_OPEN");
  expect(line.requests).toHaveLength(before);
});

test("where no connection can be made the question goes to another replica, and that costs no budget", async () => {
  const gone = await service(() => answer);
  const line = await service(() => answer);
  const upstream = upstreamOf("http://127.0.0.1:1", line.origin);
  for (let reader = 0; reader < 30; reader += 1) expect(await ask(upstream)).toBe(200);
  expect(upstream.origins[0]?.health.ejections).toBe(1);
  expect(gone.requests).toHaveLength(0);
});

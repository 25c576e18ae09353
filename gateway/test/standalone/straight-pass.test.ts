import { once } from "node:events";
import { request as ask, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sendRaw } from "../raw-http.ts";
import { startBefore, startServer, startSite } from "./start-site.ts";

/** What a request says that keeps it from the short ways, and changes nothing about its answer. */
const theLongWay = "via: 1.1 elsewhere";
const last = "OPTIONS /end HTTP/1.1\r\nhost: a.example\r\nconnection: close\r\n\r\n";

const answers: Record<string, { status: number; headers: OutgoingHttpHeaders; body?: string[] }> = {
  "/small": { status: 200, headers: { "cache-control": "no-store", "content-length": 5 }, body: ["small"] },
  "/chunked": { status: 200, headers: { "cache-control": "private" }, body: ["one", "two"] },
  "/empty": { status: 200, headers: { "cache-control": "no-store", "content-length": 0 } },
  "/nothing": { status: 204, headers: { "cache-control": "no-store" } },
  "/odd": { status: 599, headers: { "cache-control": "no-cache, no-store" }, body: ["odd"] },
  "/cookies": {
    status: 200,
    headers: { "cache-control": "no-store", "set-cookie": ["a=1", "b=2"] },
    body: ["c"],
  },
  "/hops": {
    status: 200,
    headers: { "cache-control": "no-store", connection: "x-hop", "x-hop": "1", "keep-alive": "timeout=3" },
    body: ["h"],
  },
  "/large": {
    status: 200,
    headers: { "cache-control": "no-store", "content-length": 300_000 },
    body: ["x".repeat(300_000)],
  },
};

test("an answer that goes straight is the one of the long way, to the byte but for where chunks end", async () => {
  const site = await startServer((request, response) => {
    const { status, headers, body = [] } = answers[request.url ?? ""] ?? { status: 404, headers: {} };
    response.writeHead(status, { date: "Sun, 22 Nov 2026 00:00:00 GMT", ...headers });
    for (const part of body) response.write(part);
    response.end();
  });
  const { origin } = await startBefore(site.origin, "--security-headers", "--forwarded");
  const send = async (line: string, field = ""): Promise<string> => {
    const raw = await sendRaw(origin, `${line} HTTP/1.1\r\nhost: a.example\r\n${field}\r\n${last}`);
    return (raw.split("HTTP/1.1 404")[0] ?? "").replace(/^[0-9a-f]+\r\n/gm, "").replace(/^(one)\r\n/m, "$1");
  };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(answers)), async (path) => {
      await send(`GET ${path}`);
      const straight = await send(`GET ${path}`);
      expect(straight).toContain("cache-status: madang; fwd=miss; detail=");
      expect(straight).toBe(await send(`GET ${path}`, `${theLongWay}\r\n`));
    }),
    { numRuns: 40 },
  );
});

test("what may be stored after all is passed once more, and then stored", async () => {
  let cacheControl = "no-store";
  const site = await startSite((_request, response) => {
    response.writeHead(200, { "cache-control": cacheControl });
    response.end("text");
  });
  const { origin } = await startBefore(site.origin);
  const status = async (): Promise<string | null> => (await fetch(`${origin}/a`)).headers.get("cache-status");
  expect(await status()).toBe("madang; fwd=miss; detail=no-store");
  expect(await status()).toBe("madang; fwd=miss; detail=no-store");
  cacheControl = "max-age=60";
  expect(await status()).toBe("madang; fwd=bypass");
  expect(await status()).toContain("stored");
  expect(await status()).toContain("hit");
  expect(site.seen.length).toBe(4);
});

test("a targeted field beside no-store is the cache's to judge, every time", async () => {
  const site = await startSite((_request, response) => {
    response.writeHead(200, { "cache-control": "no-store", "cdn-cache-control": "max-age=60" });
    response.end("text");
  });
  const { origin } = await startBefore(site.origin);
  await fetch(`${origin}/a`);
  expect((await fetch(`${origin}/a`)).headers.get("cache-status")).toContain("hit");
});

test("a stream flows, and its end at the client ends it at the site", async () => {
  let closed = 0;
  const site = await startServer((_request, response) => {
    response.writeHead(200, { "cache-control": "no-store", "content-type": "text/event-stream" });
    response.write("data: 1\n\n");
    response.once("close", () => (closed += 1));
  });
  const { origin } = await startBefore(site.origin);
  for (let turn = 1; turn <= 3; turn += 1) {
    const request = ask(`${origin}/events`).end();
    const [response] = (await once(request, "response")) as [IncomingMessage];
    expect(String((await once(response, "data"))[0])).toBe("data: 1\n\n");
    request.destroy();
    await expect.poll(() => closed).toBe(turn);
  }
});

test("an answer that breaks off in the middle breaks off for the client; one that never begins is a 502", async () => {
  let turn = 0;
  const site = await startServer((request, response) => {
    turn += 1;
    if (turn === 3) {
      request.socket.destroy();
      return;
    }
    response.writeHead(200, { "cache-control": "no-store", "content-length": 10 });
    response.write("half ");
    if (turn === 2) setTimeout(() => request.socket.destroy(), 20);
    else response.end("whole");
  });
  const { origin, logs } = await startBefore(site.origin);
  expect(await (await fetch(`${origin}/a`)).text()).toBe("half whole");
  await expect(fetch(`${origin}/a`).then((answer) => answer.text())).rejects.toThrow("terminated");
  expect((await fetch(`${origin}/a`)).status).toBe(502);
  expect(await (await fetch(`${origin}/a`)).text()).toBe("half whole");
  await expect
    .poll(() => logs.filter(({ msg }) => msg === "request").map(({ status }) => status))
    .toEqual([200, 200, 502, 200]);
});

test("interim answers are passed on", async () => {
  const site = await startServer((_request, response) => {
    response.writeEarlyHints({ link: "</a.css>; rel=preload" });
    response.writeHead(200, { "cache-control": "no-store" });
    response.end("text");
  });
  const { origin } = await startBefore(site.origin);
  await fetch(`${origin}/a`);
  const raw = await sendRaw(origin, "GET /a HTTP/1.1\r\nhost: a.example\r\nconnection: close\r\n\r\n");
  expect(raw).toMatch(/^HTTP\/1.1 103 /);
});

test("the limit counts what goes straight too", async () => {
  const site = await startSite((_request, response) => {
    response.writeHead(200, { "cache-control": "no-store" });
    response.end("text");
  });
  const { origin } = await startBefore(site.origin, "--limit-requests", "5/60");
  const statuses: number[] = [];
  for (let turn = 0; turn < 8; turn += 1) statuses.push((await fetch(`${origin}/a`)).status);
  expect(statuses.filter((status) => status === 200).length).toBe(5);
  expect(statuses.at(-1)).toBe(429);
});

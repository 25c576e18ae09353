import { connect } from "node:net";
import { once } from "node:events";
import { freePort } from "@madang/test-kit";
import { expect, test } from "vitest";
import { headFor, sendRaw, statusesIn } from "../raw-http.ts";
import { startBefore, startRawSite, startServer, startSite } from "./start-site.ts";

const close = "connection: close\r\n";

test("an origin that is down is a short 503, and its address stays inside", async () => {
  const site = await startSite();
  await site.close();
  const gateway = await startBefore(site.origin);
  const answer = await fetch(gateway.origin);
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("5");
  const text = await answer.text();
  expect(text).toContain("<h1>503 Service Unavailable</h1>");
  expect(text).not.toContain("127.0.0.1");
  const problem = await fetch(gateway.origin, { headers: { accept: "application/json" } });
  expect(problem.headers.get("content-type")).toBe("application/problem+json");
  expect(await problem.json()).toEqual({
    status: 503,
    title: "Service Unavailable",
    code: "GATEWAY_UNREACHABLE",
  });
  expect(gateway.logs.filter(({ code }) => code === "GATEWAY_UNREACHABLE")).toHaveLength(2);
});

test("a phrase that no answer may have is a 502 by every way, and the gateway goes on", async () => {
  let phrase = "OK";
  const site = await startRawSite((socket) => {
    socket.write(
      Buffer.from(
        `HTTP/1.1 200 ${phrase}\r\ncache-control: no-store\r\ncontent-length: 2\r\n\r\nhi`,
        "latin1",
      ),
    );
  });
  const { origin } = await startBefore(site);
  const given = [
    ["OK", 200, "OK"],
    ["O\x01K", 502, "Bad Gateway"],
    ["O\x7fK", 502, "Bad Gateway"],
    ["Fine", 200, "Fine"],
  ] as const;
  // The second kind is for the stages; of the first all but the first one go straight.
  for (const headers of [{}, { "sec-purpose": "none" }])
    for (const [said, status, statusText] of given) {
      phrase = said;
      const answer = await fetch(origin, { headers: { ...headers } });
      expect(await answer.text()).toContain(status === 200 ? "hi" : "502");
      expect(answer).toMatchObject({ status, statusText });
    }
});

test("an origin that does not begin to answer in time is a 504, and is told to stop", async () => {
  let gone = false;
  const site = await startServer((request) => void request.on("close", () => (gone = true)));
  const { origin } = await startBefore(site.origin, "--deadline", "200");
  expect((await fetch(origin)).status).toBe(504);
  await expect.poll(() => gone).toBe(true);
});

test("the deadline waits while the client still sends", async () => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin, "--deadline", "300");
  const socket = connect(Number(new URL(origin).port), "127.0.0.1");
  socket.write(`PUT / HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\n${close}\r\n`);
  for (const byte of "body") {
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.write(byte);
  }
  const [data] = (await once(socket, "data")) as [Buffer];
  expect(String(data)).toMatch(/^HTTP\/1\.1 200 /);
  socket.destroy();
});

test("an origin that falls silent in the middle breaks the answer off", async () => {
  const site = await startServer((_request, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("some");
  });
  const gateway = await startBefore(site.origin, "--silence", "300");
  const answer = await fetch(gateway.origin);
  await expect(answer.text()).rejects.toThrow("terminated");
  await expect.poll(() => gateway.logs.some(({ code }) => code === "GATEWAY_BROKEN_OFF")).toBe(true);
});

test.for([
  ["what is no HTTP", "hello\r\n\r\n"],
  ["nothing", ""],
  ["half a head", "HTTP/1.1 200 OK\r\ncontent-le"],
  ["a head larger than allowed", `HTTP/1.1 200 OK\r\nx: ${"a".repeat(70_000)}\r\n\r\n`],
  ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nabc"],
  [
    "a length and chunks",
    "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
  ],
  ["a bare line feed", "HTTP/1.1 200 OK\nx: 1\n\n"],
  ["a folded field", "HTTP/1.1 200 OK\r\nx: a\r\n b\r\ncontent-length: 0\r\n\r\n"],
  ["a null byte in a field", "HTTP/1.1 200 OK\r\nx: a\u0000b\r\ncontent-length: 0\r\n\r\n"],
  [
    "a switch of protocols nobody asked for",
    "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
  ],
] as const)("an origin that answers with %s has failed: 502", async ([, bytes]) => {
  const site = await startRawSite((socket) => socket.end(bytes));
  const { origin } = await startBefore(site);
  const answer = await sendRaw(origin, headFor("/"));
  expect(statusesIn(answer)).toEqual([502]);
});

test("an answer that is cut short breaks the connection instead of ending it", async () => {
  const site = await startRawSite((socket) =>
    socket.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n"),
  );
  const { origin } = await startBefore(site);
  const answer = await fetch(origin);
  await expect(answer.text()).rejects.toThrow("terminated");
});

test("nothing is sent twice by itself: not an unsafe request, and a safe one neither", async () => {
  let connections = 0;
  const site = await startRawSite((socket) => {
    connections += 1;
    socket.destroy();
  });
  const { origin } = await startBefore(site);
  expect((await fetch(origin)).status).toBe(502);
  expect((await fetch(origin, { method: "POST", body: "x" })).status).toBe(502);
  expect(connections).toBe(2);
});

test("with --retry a safe request is sent once more, and an unsafe one is not", async () => {
  let connections = 0;
  const site = await startRawSite((socket) => {
    connections += 1;
    if (connections === 1 || connections > 2) socket.destroy();
    else socket.end("HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok");
  });
  const { origin } = await startBefore(site, "--retry");
  expect(await (await fetch(origin)).text()).toBe("ok");
  expect((await fetch(origin, { method: "POST", body: "x" })).status).toBe(502);
  expect(connections).toBe(3);
});

test("a gateway before itself is a loop, and ends", async () => {
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  await startBefore(own, "--listen", `127.0.0.1:${port}`, "--via", "loop");
  expect((await fetch(own)).status).toBe(508);
});

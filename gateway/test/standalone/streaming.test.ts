import { once } from "node:events";
import { request as ask, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { startBefore, startServer } from "./start-site.ts";

const megabyte = 1024 * 1024;
const chunk = Buffer.alloc(64 * 1024, "x");

/** What lies in buffers between two ends at most: kernels, sockets, streams. Far less than is sent. */
const inBuffers = 24 * megabyte;
const sent = 64 * megabyte;

test("an answer flows before it is complete", async () => {
  const site = await startServer((_request, response) => {
    response.write("first");
    // The rest never comes while the test runs.
  });
  const { origin } = await startBefore(site.origin);
  const request = ask(origin).end();
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const [data] = (await once(response, "data")) as [Buffer];
  expect(String(data)).toBe("first");
  request.destroy();
});

test("a client that reads slowly holds the origin back", async () => {
  let written = 0;
  const site = await startServer((_request, response) => {
    const write = (): void => {
      while (written < sent) {
        written += chunk.length;
        if (!response.write(chunk)) return void response.once("drain", write);
      }
      response.end();
    };
    write();
  });
  const { origin } = await startBefore(site.origin);
  const socket = connect(Number(new URL(origin).port), "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
  socket.pause();
  let before = -1;
  await expect
    .poll(
      () => {
        const still = written === before && written > 0;
        before = written;
        return still;
      },
      { interval: 300, timeout: 10_000 },
    )
    .toBe(true);
  expect(written).toBeLessThan(inBuffers);
  let read = 0;
  socket.on("data", (data: Buffer) => (read += data.length)).resume();
  await once(socket, "end");
  expect(read).toBeGreaterThan(sent);
});

test("an origin that reads slowly holds the client back", async () => {
  let resume = (): void => {};
  let received = 0;
  const site = await startServer((request, response) => {
    request.pause();
    resume = () => {
      request.on("data", (data: Buffer) => (received += data.length));
      request.on("end", () => response.end("got it")).resume();
    };
  });
  const { origin } = await startBefore(site.origin);
  const request = ask(origin, { method: "PUT" });
  let written = 0;
  const write = (): void => {
    while (written < sent) {
      written += chunk.length;
      if (!request.write(chunk)) return void request.once("drain", write);
    }
    request.end();
  };
  write();
  let before = -1;
  await expect
    .poll(
      () => {
        const still = written === before;
        before = written;
        return still;
      },
      { interval: 300, timeout: 10_000 },
    )
    .toBe(true);
  expect(written).toBeLessThan(inBuffers);
  resume();
  const [response] = (await once(request, "response")) as [IncomingMessage];
  expect(response.statusCode).toBe(200);
  expect(received).toBe(sent);
  response.resume();
});

test("both directions flow at once", async () => {
  const site = await startServer((request, response) => request.pipe(response));
  const { origin } = await startBefore(site.origin);
  const request = ask(origin, { method: "POST" });
  request.write("one");
  const [response] = (await once(request, "response")) as [IncomingMessage];
  let text = "";
  for await (const data of response) {
    text += String(data);
    if (text === "one") request.end("two");
  }
  expect(text).toBe("onetwo");
});

test("a client that leaves takes its request with it", async () => {
  let gone = false;
  const begun = Promise.withResolvers<void>();
  const site = await startServer((request) => {
    begun.resolve();
    request.on("close", () => (gone = true));
  });
  const { origin } = await startBefore(site.origin, "--cache=false");
  const request = ask(origin).end();
  request.on("error", () => {});
  await begun.promise;
  request.destroy();
  await expect.poll(() => gone).toBe(true);
});

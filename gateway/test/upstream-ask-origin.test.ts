import { createServer, request as httpRequest, type RequestListener } from "node:http";
import { createServer as createRawServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { askOrigin, type AskOptions } from "../src/upstream/ask-origin.ts";
import { Stop } from "../src/upstream/stop-signal.ts";
import { Upstreams } from "../src/upstream/upstreams.ts";
import type { FlowingBody, OriginAnswer } from "../src/cache/engine/http-cache.ts";

async function askable(origin: string) {
  const upstreams = new Upstreams();
  onTestFinished(() => upstreams.close());
  const upstream = upstreams.of({ module: "news", build: "build0001" }, [origin], { concurrency: 50 });
  return (request: Partial<AskOptions["request"]> = {}, options: Partial<AskOptions> = {}) =>
    askOrigin({
      upstream,
      signal: new Stop(),
      request: { method: "GET", path: "/", headers: [], ...request },
      ...options,
    });
}

async function serving(listener: RequestListener) {
  const server = createServer({ keepAliveTimeout: 5000 }, listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return askable(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

const end = "";

/** A server that says these bytes to whatever comes, and closes where they end with `end`. */
async function saying(...parts: readonly string[]) {
  const server = createRawServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => {
      for (const part of parts) {
        if (part === end) socket.end();
        else socket.write(part, "latin1");
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return askable(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

async function whole({ body }: OriginAnswer): Promise<string> {
  if (body === undefined) return "";
  return (Buffer.isBuffer(body) ? body : await body.collect(1e9)).toString("latin1");
}

function flowing({ body }: OriginAnswer): FlowingBody {
  if (body === undefined || Buffer.isBuffer(body)) throw new TypeError("the body does not flow");
  return body;
}

test("a small answer is complete with its head, and its fields are flat, in lower case, with every line", async () => {
  const ask = await saying(
    "HTTP/1.1 203 Was Anders\r\nX-One: 1\r\nSet-Cookie: a=1\r\nsEt-cookie: b=2\r\n__proto__: p\r\nconstructor: c\r\nContent-Length: 3\r\n\r\nabc",
  );
  const answer = await ask();
  expect(answer).toMatchObject({ status: 203, statusText: "Was Anders", body: Buffer.from("abc") });
  expect(answer.fields).toEqual([
    "x-one",
    "1",
    "set-cookie",
    "a=1",
    "set-cookie",
    "b=2",
    "__proto__",
    "p",
    "constructor",
    "c",
    "content-length",
    "3",
  ]);
});

test.each([200, 204, 205, 226, 299, 304, 418, 451, 499, 599, 999])("the status %i passes", async (status) => {
  const ask = await saying(`HTTP/1.1 ${status} So\r\nContent-Length: 0\r\n\r\n`);
  const answer = await ask();
  expect([answer.status, answer.statusText, await whole(answer)]).toEqual([status, "So", ""]);
});

test.each(["OPTIONS", "TRACE", "PROPFIND", "REPORT", "M-SEARCH", "PURGE", "QUERY", "DELETE", "LOCK"])(
  "the method %s passes, with a body",
  async (method) => {
    const ask = await serving((request, response) => {
      void text(request).then((body) => response.end(`${request.method} ${body}`));
    });
    const answer = await ask({ method, body: Buffer.from("content") });
    expect(await whole(answer)).toBe(`${method} content`);
  },
);

test("a HEAD has no body and keeps its fields", async () => {
  const ask = await serving((_request, response) =>
    response.writeHead(200, { "content-length": 5000 }).end(),
  );
  const answer = await ask({ method: "HEAD" });
  expect(answer.body).toBeUndefined();
  expect(answer.fields).toEqual(expect.arrayContaining(["content-length", "5000"]));
});

test("interim answers are told in their turn", async () => {
  const ask = await saying(
    "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\nLink: </b>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
  );
  const told: unknown[] = [];
  const answer = await ask({}, { onInformation: (status, fields) => void told.push([status, fields]) });
  expect(told).toEqual([
    [103, ["link", "</a>; rel=preload", "link", "</b>"]],
    [102, []],
  ]);
  expect(await whole(answer)).toBe("ok");
});

test("trailers are dropped and an empty chunked body is empty", async () => {
  const ask = await saying(
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: x-sum\r\n\r\n3\r\nabc\r\n0\r\nx-sum: 9\r\n\r\n",
  );
  const answer = await ask();
  expect(await whole(answer)).toBe("abc");
  expect(answer.fields).toEqual(["transfer-encoding", "chunked", "trailer", "x-sum"]);
});

test("an answer without a length ends with its connection", async () => {
  const ask = await saying("HTTP/1.1 200 OK\r\n\r\nall", " of it", end);
  expect(await whole(await ask())).toBe("all of it");
});

const mebibyte = Buffer.alloc(1024 * 1024, "m");

test("a large body flows to the client and to the tap, every byte once", async () => {
  const ask = await serving((_request, response) => {
    for (let count = 0; count < 8; count += 1) response.write(mebibyte);
    response.end("end");
  });
  let tapped = 0;
  const tap = (chunk: Buffer): void => void (tapped += chunk.length);
  const front = createServer((_request, response) => {
    void ask()
      .then((answer) => flowing(answer).pipe(response, tap))
      .then(() => response.end());
  });
  front.listen(0, "127.0.0.1");
  await once(front, "listening");
  onTestFinished(() => void front.close());
  const answer = await fetch(`http://127.0.0.1:${(front.address() as AddressInfo).port}`);
  const body = Buffer.from(await answer.arrayBuffer());
  expect(body.length).toBe(8 * mebibyte.length + 3);
  expect(body.subarray(-4).toString()).toBe("mend");
  expect(tapped).toBe(body.length);
});

test("what is collected has a limit, and too much ends the module's work", async () => {
  const closed = Promise.withResolvers<void>();
  const ask = await serving((_request, response) => {
    response.on("close", () => closed.resolve());
    const feed = (): void => {
      while (response.write(mebibyte));
      response.once("drain", feed);
    };
    feed();
  });
  await expect(flowing(await ask()).collect(3_000_000)).rejects.toMatchObject({
    code: "GATEWAY_ANSWER_TOO_LARGE",
  });
  await closed.promise;
});

test("a large body that nobody wants ends the module's work, a small one keeps its connection", async () => {
  const closed = Promise.withResolvers<void>();
  const ports: unknown[] = [];
  let finished = 0;
  const ask = await serving((request, response) => {
    ports.push(request.socket.remotePort);
    if (request.url === "/large") response.on("close", () => closed.resolve()).write(mebibyte);
    else {
      response.on("finish", () => (finished += 1)).write("begun");
      setTimeout(() => response.end("done"), 50);
    }
  });
  flowing(await ask({ path: "/small" })).discard();
  await expect.poll(() => finished).toBe(1);
  // The module may have sent the last byte a moment before it is read here; a connection that was closed never comes back.
  const isKept = async (): Promise<boolean> => {
    expect(await whole(await ask({ path: "/small" }))).toBe("begundone");
    return ports.at(-1) === ports[0];
  };
  await expect.poll(isKept, { timeout: 30_000 }).toBe(true);
  flowing(await ask({ path: "/large" })).discard();
  await closed.promise;
});

test("a body that breaks off rejects whoever takes it, then and later", async () => {
  const ask = await saying("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", end);
  const error = { code: "GATEWAY_BROKEN_OFF" };
  await expect(ask().then(whole)).rejects.toMatchObject(error);
});

test("the signal ends the module's work before the head and in the body", async () => {
  let closes = 0;
  const ask = await serving((request, response) => {
    response.on("close", () => (closes += 1));
    if (request.url === "/body") response.write("x");
  });
  for (const path of ["/head", "/body"]) {
    const stop = new Stop();
    const asked = ask({ path }, { signal: stop }).then(whole);
    setTimeout(() => stop.abort(new Error("enough")), 50);
    await expect(asked).rejects.toThrow("enough");
  }
  await expect.poll(() => closes).toBe(2);
  const told = new Stop();
  told.abort(new Error("before"));
  await expect(ask({}, { signal: told })).rejects.toThrow("before");
  await expect(ask({}, { signal: AbortSignal.timeout(50) })).rejects.toThrow(/timeout/);
});

test("a client that leaves ends the module's work, unless the answer is tapped", async () => {
  let written = 0;
  const closed: string[] = [];
  const ask = await serving((request, response) => {
    response.on("close", () => closed.push(`${request.url} ${response.writableFinished}`));
    const feed = (): void => {
      while (written < 16 * mebibyte.length) {
        written += mebibyte.length;
        if (!response.write(mebibyte)) return void response.once("drain", feed);
      }
      response.end();
    };
    written = 0;
    feed();
  });
  const outcomes: unknown[] = [];
  let tapped = 0;
  const count = (chunk: Buffer): void => void (tapped += chunk.length);
  const front = createServer((request, response) => {
    void ask({ path: request.url ?? "/" })
      .then((answer) => flowing(answer).pipe(response, request.url === "/tapped" ? count : undefined))
      .then(
        () => outcomes.push("whole"),
        (error: unknown) => outcomes.push((error as { code: string }).code),
      );
  });
  front.listen(0, "127.0.0.1");
  await once(front, "listening");
  onTestFinished(() => void front.close());
  for (const path of ["/plain", "/tapped"]) {
    const client = httpRequest({ port: (front.address() as AddressInfo).port, path });
    client.on("error", () => {}).end();
    const [answer] = (await once(client, "response")) as [NodeJS.ReadableStream];
    answer.once("data", () => client.destroy());
    await expect.poll(() => closed.length, { timeout: 30_000 }).toBe(path === "/plain" ? 1 : 2);
  }
  // The module may see its connection end a moment before we have handed on the last of what it sent.
  await expect.poll(() => outcomes, { timeout: 30_000 }).toEqual(["GATEWAY_CLIENT_GONE", "whole"]);
  expect(tapped).toBe(16 * mebibyte.length);
  expect(closed[1]).toBe("/tapped true");
});

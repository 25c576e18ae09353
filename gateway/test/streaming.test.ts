import { request as httpRequest, type IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { newsModule, petitionsModule } from "./modules.ts";
import { startPortal } from "./start-portal.ts";

const mebibyte = 1024 * 1024;

test("an upload goes no faster than its module reads, and arrives whole", async () => {
  const petitions = await petitionsModule({
    deadline: 20_000,
    api: { prefix: "/api/petitions", bodyLimit: 32 * mebibyte },
  });
  const held = Promise.withResolvers<IncomingMessage>();
  let received = 0;
  petitions.server.on("/api/petitions", (request, response) => {
    held.resolve(request);
    request.pause();
    request.on("data", (chunk: Buffer) => (received += chunk.length));
    request.pause();
    request.on("end", () => response.end(String(received)));
  });
  const portal = await startPortal({ modules: [petitions] });
  const upload = httpRequest(`${portal.origin}/api/petitions`, {
    method: "POST",
    headers: { "content-length": 24 * mebibyte },
  });
  let accepted = 0;
  const chunk = Buffer.alloc(256 * 1024, 1);
  const feed = (): void => {
    while (accepted < 24 * mebibyte) {
      accepted += chunk.length;
      if (!upload.write(chunk)) return void upload.once("drain", feed);
    }
    upload.end();
  };
  feed();
  const request = await held.promise;
  await new Promise((resolve) => setTimeout(resolve, 700));
  // What the kernel and three processes hold between them, far less than the whole.
  expect(accepted).toBeLessThan(16 * mebibyte);
  const answered = new Promise<IncomingMessage>((resolve) => upload.once("response", resolve));
  request.resume();
  const chunks: Buffer[] = [];
  for await (const part of await answered) chunks.push(part as Buffer);
  expect(Buffer.concat(chunks).toString()).toBe(String(24 * mebibyte));
});

test("a download goes no faster than its client reads", async () => {
  const news = await newsModule({ deadline: 20_000 });
  let written = 0;
  news.server.on("/api/news", (_request, response) => {
    const chunk = Buffer.alloc(256 * 1024, 1);
    const feed = (): void => {
      while (written < 32 * mebibyte) {
        written += chunk.length;
        if (!response.write(chunk)) return void response.once("drain", feed);
      }
      response.end();
    };
    feed();
  });
  const portal = await startPortal({ modules: [news] });
  const answer = await new Promise<IncomingMessage>((resolve) =>
    httpRequest(`${portal.origin}/api/news`).once("response", resolve).end(),
  );
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(written).toBeLessThan(20 * mebibyte);
  let read = 0;
  for await (const part of answer) read += (part as Buffer).length;
  expect(read).toBe(32 * mebibyte);
});

test("a client that goes away ends the module's work, for pages, APIs and uploads", async () => {
  const news = await newsModule({ deadline: 20_000 });
  const portal = await startPortal({ modules: [news] });
  for (const path of ["/news", "/api/news"]) {
    const begun = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    news.server.on(path, (request, response) => {
      response.on("close", () => ended.resolve());
      request.resume();
      begun.resolve();
    });
    const client = httpRequest(portal.origin + path);
    client.on("error", () => {}).end();
    await begun.promise;
    client.destroy();
    await expect(ended.promise).resolves.toBeUndefined();
  }
  await expect.poll(() => portal.logs.filter((line) => line["status"] === 499)).toHaveLength(2);
});

test("a client that goes away in the middle of its upload ends the module's request", async () => {
  const petitions = await petitionsModule({ deadline: 20_000 });
  const begun = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<void>();
  petitions.server.on("POST /petitions/new", (request) => {
    request.on("data", () => begun.resolve()).on("aborted", () => aborted.resolve());
  });
  const portal = await startPortal({ modules: [petitions] });
  const client = httpRequest(`${portal.origin}/petitions/new`, {
    method: "POST",
    headers: { "content-length": 5000 },
  });
  client.on("error", () => {}).write("x".repeat(100));
  await begun.promise;
  client.destroy();
  await expect(aborted.promise).resolves.toBeUndefined();
});

import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { openSource } from "../src/source/feed-source.ts";
import { fetchFeed } from "../src/source/fetch-feed.ts";
import { feed, item, readFile } from "./feed-file.ts";

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<string> {
  const server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const good = feed(item({ title: "소식" }));

async function titles(address: string): Promise<string[]> {
  return (await readFile(address)).map((one) => {
    if ("item" in one) return one.item.title;
    return "fault" in one ? one.fault.code : one.withdrawn;
  });
}

describe("a feed that is fetched", () => {
  test("in the encoding that HTTP names", async () => {
    // "한글" in EUC-KR, in a document that says nothing of it.
    const bytes = Buffer.concat([
      Buffer.from("<rss><channel><item><title>"),
      Buffer.from([0xc7, 0xd1, 0xb1, 0xdb]),
      Buffer.from("</title><pubDate>2026-11-20</pubDate></item></channel></rss>"),
    ]);
    const origin = await serve((_, answer) => {
      answer.setHeader("content-type", "text/xml; charset=MS949");
      answer.end(bytes);
    });
    expect(await titles(origin)).toEqual(["한글"]);
  });
  test("compressed, and after redirects", async () => {
    const origin = await serve((request, answer) => {
      if (request.url === "/rss") answer.writeHead(302, { location: "/feed" }).end();
      else answer.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(good));
    });
    expect(await titles(`${origin}/rss`)).toEqual(["소식"]);
  });
  test("with a name and a password, which go nowhere else", async () => {
    const said: (string | undefined)[] = [];
    const elsewhere = await serve((request, answer) => {
      said.push(request.headers.authorization);
      answer.end(good);
    });
    const origin = await serve((request, answer) => {
      said.push(request.headers.authorization);
      answer.writeHead(302, { location: elsewhere }).end();
    });
    expect(await titles(`${origin.replace("://", "://user:secret@")}/rss`)).toEqual(["소식"]);
    expect(said).toEqual([`Basic ${Buffer.from("user:secret").toString("base64")}`, undefined]);
  });
  test("relative links lead to where it came from", async () => {
    const content =
      "<rss><channel><item><title>가</title><pubDate>2026-11-20</pubDate><description>&lt;a href='b'>나&lt;/a></description></item></channel></rss>";
    const origin = await serve((_, answer) => answer.end(content));
    const [read] = await readFile(`${origin}/news/rss`);
    expect(JSON.stringify(read)).toContain(`${origin}/news/b`);
  });
});

describe("what is told when there is none", () => {
  test.each([
    ["nothing there", 404, "FEED_FETCH_STATUS", /answered 404/],
    ["a server in trouble", 503, "FEED_FETCH_STATUS", /answered 503/],
  ])("%s", async (_name, status, code, words) => {
    const origin = await serve((_, answer) => answer.writeHead(status).end("<h1>…</h1>"));
    await expect(readFile(origin)).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
  });
  test("a page", async () => {
    const origin = await serve((_, answer) => answer.end("<!DOCTYPE html><html><body>로그인</body></html>"));
    await expect(readFile(origin)).rejects.toMatchObject({ code: "FEED_IS_A_PAGE" });
  });
  test("redirects without an end", async () => {
    const origin = await serve((_, answer) => answer.writeHead(301, { location: "/" }).end());
    await expect(readFile(origin)).rejects.toMatchObject({ code: "FEED_FETCH_REDIRECTS" });
  });
  test.each(["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/"])(
    "a redirect to %s",
    async (location) => {
      const origin = await serve((_, answer) => answer.writeHead(302, { location }).end());
      await expect(readFile(origin)).rejects.toMatchObject({ code: "FEED_ADDRESS_NOT_WEB" });
      await expect(openSource(location)).rejects.toMatchObject({ code: "FEED_ADDRESS_NOT_WEB" });
    },
  );
  test("nobody answers; a password in the address stays secret", async () => {
    const origin = await serve((_, answer) => answer.destroy());
    const address = origin.replace("://", "://user:secret@");
    const error = await readFile(address).catch((fault: unknown) => fault as Error);
    expect(error).toMatchObject({ code: "FEED_FETCH_FAILED" });
    expect((error as Error).message).not.toContain("secret");
  });
  test("a server that falls silent, before or within its answer", async () => {
    const patience = { silence: 100, whole: 10_000 };
    const silent = await serve(() => {});
    await expect(fetchFeed(silent, undefined, patience)).rejects.toMatchObject({ code: "FEED_FETCH_SILENT" });
    const halting = await serve((_, answer) => void answer.write("<rss>"));
    const { bytes } = await fetchFeed(halting, undefined, patience);
    const read = async () => {
      for await (const chunk of bytes) expect(chunk.length).toBeGreaterThan(0);
    };
    await expect(read()).rejects.toMatchObject({ code: "FEED_FETCH_SILENT" });
  });
  test("an answer that never ends", async () => {
    const origin = await serve(async (_, answer) => {
      while (!answer.destroyed && answer.write("<x/>")) await sleep(20);
    });
    const { bytes } = await fetchFeed(origin, undefined, { silence: 5000, whole: 300 });
    const read = async () => {
      for await (const chunk of bytes) expect(chunk.length).toBeGreaterThan(0);
    };
    await expect(read()).rejects.toMatchObject({ code: "FEED_FETCH_SILENT" });
  });
});

import type { ServerResponse } from "node:http";
import { request } from "undici";
import { expect, test, vi } from "vitest";
import { startCachedSite } from "./start-cached-site.ts";

test("a thousand who miss the same page are one request to the origin", async () => {
  const site = await startCachedSite();
  site.plays((_request, response) => {
    setTimeout(() => response.writeHead(200, { "cache-control": "max-age=60", made: "1" }).end("page"), 300);
  });
  const answers = await Promise.all(Array.from({ length: 1000 }, () => site.ask()));
  expect(answers.every(({ body }) => body === "page")).toBe(true);
  expect(site.seen).toHaveLength(1);
  const shared = /^madang; (?:fwd=miss; ttl=60; collapsed|hit; ttl=60)$/;
  expect(answers.filter(({ cacheStatus }) => shared.test(cacheStatus))).toHaveLength(999);
});

test("browsers that held it before, and reload, are one request too", async () => {
  const site = await startCachedSite();
  site.plays((_request, response) => {
    setTimeout(
      () => response.writeHead(200, { "cache-control": "max-age=60", etag: '"a"' }).end("page"),
      100,
    );
  });
  const fields = (turn: number): Record<string, string> =>
    turn % 2 === 0 ? { "if-none-match": '"a"', "cache-control": "max-age=0" } : { "if-none-match": '"b"' };
  const answers = await Promise.all(Array.from({ length: 100 }, (_, turn) => site.ask("/", fields(turn))));
  expect(answers.map(({ status }) => status)).toEqual(answers.map((_, turn) => (turn % 2 === 0 ? 304 : 200)));
  expect(site.seen).toHaveLength(1);
});

test("a stale page is asked about once", async () => {
  const site = await startCachedSite();
  site.says({ fields: { "cache-control": "max-age=1", etag: '"a"' } });
  await site.ask();
  site.wait(3);
  site.plays((_request, response) => {
    setTimeout(() => response.writeHead(304, { "cache-control": "max-age=60", etag: '"a"' }).end(), 50);
  });
  const answers = await Promise.all(Array.from({ length: 50 }, () => site.ask()));
  expect(answers.every(({ status, body }) => status === 200 && body === "content")).toBe(true);
  expect(site.seen).toHaveLength(2);
});

test("what cannot be shared does not queue: once the first head is there, all ask at once, and from then on nobody waits", async () => {
  const site = await startCachedSite();
  const open: ServerResponse[] = [];
  site.plays((_request, response) => {
    response.writeHead(200, { "cache-control": "private" });
    response.write("a");
    open.push(response);
  });
  const answers = Array.from({ length: 10 }, () => site.ask());
  await vi.waitFor(() => expect(open).toHaveLength(10));
  for (const response of open) response.end("b");
  expect((await Promise.all(answers)).map(({ body }) => body)).toEqual(
    Array.from({ length: 10 }, () => "ab"),
  );
  const later = [site.ask(), site.ask()];
  await vi.waitFor(() => expect(open).toHaveLength(12));
  for (const response of open) response.end("b");
  await Promise.all(later);
});

test("a page that may be shared after all is shared again", async () => {
  const site = await startCachedSite();
  site.says({ fields: { "cache-control": "private" } });
  await site.ask();
  site.says({ fields: { "cache-control": "max-age=1" } });
  await site.ask();
  site.wait(5);
  site.plays((_request, response) => {
    setTimeout(() => response.writeHead(200, { "cache-control": "max-age=60" }).end("page"), 50);
  });
  await Promise.all(Array.from({ length: 20 }, () => site.ask()));
  expect(site.seen).toHaveLength(3);
});

test("the origin's failure is everybody's, and it was asked once", async () => {
  const site = await startCachedSite();
  site.plays((_request, response) => void setTimeout(() => response.destroy(), 100));
  const answers = await Promise.all(Array.from({ length: 50 }, () => site.ask()));
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(answers.every(({ status }) => status >= 500)).toBe(true);
  expect(site.seen.length).toBeLessThanOrEqual(2);
});

test("whoever holds a copy is given it when the one who asked had no answer", async () => {
  const site = await startCachedSite();
  site.says({ fields: { "cache-control": "max-age=1" } });
  await site.ask();
  site.wait(3);
  site.plays((_request, response) => void setTimeout(() => response.destroy(), 100));
  const answers = await Promise.all(Array.from({ length: 20 }, () => site.ask()));
  expect(answers.every(({ status, made }) => status === 200 && made === 1)).toBe(true);
});

test("a leader that leaves before the head frees the others", async () => {
  const site = await startCachedSite();
  const open: ServerResponse[] = [];
  site.plays((_request, response) => void open.push(response));
  const leaving = new AbortController();
  const leader = request(site.origin, { signal: leaving.signal });
  await vi.waitFor(() => expect(open).toHaveLength(1));
  const followers = [site.ask(), site.ask(), site.ask()];
  await new Promise((resolve) => setTimeout(resolve, 50));
  leaving.abort();
  await expect(leader).rejects.toThrow(/abort/);
  await vi.waitFor(() => expect(open).toHaveLength(2));
  open[1]?.writeHead(200, { "cache-control": "max-age=60" }).end("page");
  expect((await Promise.all(followers)).map(({ body }) => body)).toEqual(["page", "page", "page"]);
});

test("a leader that leaves in the middle of what is for all does not stop it", async () => {
  const site = await startCachedSite();
  const open: ServerResponse[] = [];
  site.plays((_request, response) => {
    response.writeHead(200, { "cache-control": "max-age=60" });
    response.write("one ");
    open.push(response);
  });
  const leaving = new AbortController();
  const leader = await request(site.origin, { signal: leaving.signal });
  const followers = [site.ask(), site.ask()];
  leaving.abort();
  await expect(leader.body.text()).rejects.toThrow(/abort/);
  await new Promise((resolve) => setTimeout(resolve, 50));
  open[0]?.end("two");
  expect((await Promise.all(followers)).map(({ body }) => body)).toEqual(["one two", "one two"]);
  expect(site.seen).toHaveLength(1);
});

test("the first client gets the bytes as they come", async () => {
  const site = await startCachedSite();
  const open: ServerResponse[] = [];
  site.plays((_request, response) => {
    response.writeHead(200, { "cache-control": "max-age=60" });
    response.write("first ");
    open.push(response);
  });
  const answer = await request(site.origin);
  const parts: string[] = [];
  answer.body.on("data", (chunk: Buffer) => parts.push(chunk.toString()));
  await vi.waitFor(() => expect(parts.join("")).toBe("first "));
  open[0]?.end("last");
  await vi.waitFor(() => expect(parts.join("")).toBe("first last"));
  expect(await site.ask()).toMatchObject({ body: "first last" });
  expect(site.seen).toHaveLength(1);
});

test("those with credentials, a range or a precondition wait for nobody", async () => {
  const site = await startCachedSite();
  const open: ServerResponse[] = [];
  site.plays((_request, response) => void open.push(response));
  const all = [
    site.ask(),
    site.ask("/", { authorization: "Basic Zm9v" }),
    site.ask("/", { range: "bytes=0-1" }),
    site.ask("/", { "if-match": '"a"' }),
    site.ask("/", { "cache-control": "no-cache" }),
  ];
  await vi.waitFor(() => expect(open).toHaveLength(5));
  for (const response of open) response.writeHead(200, { "cache-control": "max-age=60" }).end("page");
  await Promise.all(all);
});

import { request as ask, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { expect, test } from "vitest";
import { startBefore, startRawSite, startSite } from "./start-site.ts";

async function head(url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const [response] = (await once(ask(url, { headers, agent: false }).end(), "response")) as [IncomingMessage];
  await once(response.resume(), "end");
  return response;
}

test("--default-lifetime makes an answer fresh that says nothing of it, and leaves no trace in it", async () => {
  const site = await startSite();
  const { origin } = await startBefore(site.origin, "--default-lifetime", "60");
  await head(origin);
  const { headers } = await head(origin);
  expect(site.seen).toHaveLength(1);
  expect(headers["cache-status"]).toContain("hit");
  expect(Object.keys(headers).filter((name) => name.includes("cache-control"))).toEqual([]);
});

test("without it, and with --cache=false, the origin is asked each time", async () => {
  const site = await startSite((_request, response) => {
    response.setHeader("cache-control", "max-age=60");
    response.end();
  });
  const silent = await startSite();
  const [off, usual] = [await startBefore(site.origin, "--cache=false"), await startBefore(silent.origin)];
  for (const { origin } of [off, usual, off, usual]) await head(origin);
  expect(site.seen).toHaveLength(2);
  expect(silent.seen).toHaveLength(2);
});

test("--compress gives a stored text in the coding that the client prefers; without it nothing is touched", async () => {
  const site = await startSite((_request, response) => {
    response.setHeader("cache-control", "max-age=60");
    response.setHeader("content-type", "text/plain");
    response.end("the same words again ".repeat(500));
  });
  const [plain, small] = [await startBefore(site.origin), await startBefore(site.origin, "--compress")];
  const accepted = { "accept-encoding": "br, gzip;q=0.5" };
  await head(small.origin, accepted);
  await expect.poll(async () => (await head(small.origin, accepted)).headers["content-encoding"]).toBe("br");
  await head(plain.origin, accepted);
  expect((await head(plain.origin, accepted)).headers["content-encoding"]).toBeUndefined();
});

test("--protect leaves an origin alone that keeps failing; without it every request is its own to fail", async () => {
  let connections = 0;
  const site = await startRawSite((socket) => {
    connections += 1;
    socket.destroy();
  });
  const guarded = await startBefore(site, "--protect");
  const statuses = new Set<number>();
  for (let index = 0; index < 60; index += 1)
    statuses.add((await head(`${guarded.origin}/${index}`)).statusCode ?? 0);
  expect(statuses).toEqual(new Set([502, 503]));
  expect(connections).toBeLessThan(60);
  const bare = await startBefore(site);
  connections = 0;
  for (let index = 0; index < 60; index += 1) await head(`${bare.origin}/${index}`);
  expect(connections).toBe(60);
});

test("--limit-requests refuses who asks too often, from memory too, and says when to come again", async () => {
  const site = await startSite((_request, response) => {
    response.setHeader("cache-control", "max-age=60");
    response.end();
  });
  const { origin } = await startBefore(
    site.origin,
    "--limit-requests",
    "5/60",
    "--trusted-proxies",
    "127.0.0.1",
  );
  const from = (client: string) => head(origin, { "x-forwarded-for": client });
  const statuses: (number | undefined)[] = [];
  for (let round = 0; round < 7; round += 1) statuses.push((await from("198.51.100.1")).statusCode);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  expect(Number((await from("198.51.100.1")).headers["retry-after"])).toBeGreaterThan(0);
  expect((await from("198.51.100.2")).statusCode).toBe(200);
  expect(site.seen).toHaveLength(1);
});

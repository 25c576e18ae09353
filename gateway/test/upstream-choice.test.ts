import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { fragment, startFakeModule } from "./fake-module.ts";
import { newsManifest, petitionsManifest } from "./modules.ts";
import { startPortal } from "./start-portal.ts";

test("equally busy replicas take turns", async () => {
  const servers = await Promise.all([1, 2, 3].map(() => startFakeModule({ "/news": fragment("x") })));
  const portal = await startPortal({ modules: [{ manifest: newsManifest, servers }] });
  for (let round = 0; round < 9; round += 1) await portal.fetch("/news").then((answer) => answer.text());
  expect(servers.map((server) => server.requests.length)).toEqual([3, 3, 3]);
});

test("a dead replica costs no reader a page", async () => {
  const servers = await Promise.all([1, 2].map(() => startFakeModule({ "/news": fragment("x") })));
  const portal = await startPortal({ modules: [{ manifest: newsManifest, servers }] });
  await servers[0]?.kill();
  const answers = await Promise.all(Array.from({ length: 20 }, () => portal.fetch("/news")));
  for (const answer of answers) {
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-status")).not.toContain("stale");
  }
});

async function closingServer(): Promise<{ origin: string; connections: () => number }> {
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections += 1;
    socket.once("data", () => socket.destroy());
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
  };
}

test("a safe request is tried once more after a connection error, an unsafe one never", async () => {
  const closing = await closingServer();
  const portal = await startPortal({
    modules: [
      { manifest: newsManifest, servers: [] },
      { manifest: petitionsManifest, servers: [] },
    ],
  });
  await portal.writeEndpoints({
    news: [closing.origin],
    petitions: [closing.origin],
    shell: [portal.shell.origin],
  });
  await expect
    .poll(() => portal.gateway.gateway.table.current.modules.get("news")?.upstream.origins.length)
    .toBe(1);
  expect((await portal.fetch("/news")).status).toBe(502);
  expect(closing.connections()).toBe(2);
  const posted = await portal.fetch("/petitions/new", { method: "POST", body: new URLSearchParams("a=1") });
  expect(posted.status).toBe(502);
  expect(closing.connections()).toBe(3);
});

test("an answer that says 503 is never asked for again", async () => {
  const server = await startFakeModule({
    "/news": (_q, r) => void r.writeHead(503, { "retry-after": "1" }).end(),
  });
  const portal = await startPortal({ modules: [{ manifest: newsManifest, servers: [server] }] });
  await portal.fetch("/news");
  expect(server.requests).toHaveLength(1);
});

test("the deadline that the module hears of is the page's, and it holds over everything", async () => {
  const server = await startFakeModule({
    "/news": (_request, response) => {
      response.writeHead(200, { "content-type": "text/html", "madang-fragment": '{"v":1,"view":"list"}' });
      const drip = setInterval(() => response.write("<p>"), 50);
      response.on("close", () => clearInterval(drip));
    },
  });
  const portal = await startPortal({
    modules: [{ manifest: { ...newsManifest, deadline: 400 }, servers: [server] }],
  });
  const startedAt = performance.now();
  expect((await portal.fetch("/news")).status).toBe(504);
  const took = performance.now() - startedAt;
  expect(took).toBeGreaterThan(350);
  expect(took).toBeLessThan(20_000);
  const told = Number(server.requests[0]?.headers["madang-deadline"]);
  expect(told).toBeGreaterThan(300);
  expect(told).toBeLessThanOrEqual(400);
});

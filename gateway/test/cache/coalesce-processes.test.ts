import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { startRedis, startService, workspaceRoot, type ServiceProcess } from "@madang/test-kit";
import { Agent, request } from "undici";
import { expect, onTestFinished, test } from "vitest";

const patient = { timeout: 20_000, interval: 10 };
/** Of one site, whichever gateway answers. */
const headers = { host: "www.example.go.kr" };

interface TestOrigin {
  readonly address: string;
  /** Requests that wait for their answer, in the order in which they came. */
  readonly asked: ServerResponse[];
}

async function startOrigin(
  arrived: (response: ServerResponse, asked: readonly ServerResponse[]) => void,
): Promise<TestOrigin> {
  const asked: ServerResponse[] = [];
  const server = createServer((_request, response) => {
    asked.push(response);
    arrived(response, asked);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Three gateways in processes of their own, before one origin and on one Redis. */
async function startGateways(origin: TestOrigin): Promise<ServiceProcess[]> {
  const redis = await startRedis();
  const args = ["--origin", origin.address, "--listen", "127.0.0.1:0", "--redis", redis.url];
  const file = join(workspaceRoot, "gateway/src/standalone/main.ts");
  const gateways = await Promise.all(
    ["one", "two", "three"].map((name) => startService({ name, file, args })),
  );
  onTestFinished(async () => {
    await Promise.all(gateways.map((gateway) => gateway.kill()));
    await redis.stop();
  });
  return gateways;
}

function newClient(): (
  gateway: ServiceProcess | undefined,
  path: string,
) => Promise<{ status: number; text: string }> {
  const dispatcher = new Agent({ connections: 1000, headersTimeout: 0, bodyTimeout: 0 });
  onTestFinished(() => dispatcher.destroy());
  return async (gateway, path) => {
    const answer = await request(`${gateway?.origin}${path}`, { dispatcher, headers });
    return { status: answer.statusCode, text: await answer.body.text() };
  };
}

function answerPage(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/plain", "cache-control": "max-age=60" }).end("page");
}

test("a thousand requests at once at three gateways are one at the origin", async () => {
  const origin = await startOrigin((response) => void setTimeout(answerPage, 200, response));
  const gateways = await startGateways(origin);
  const get = newClient();
  // Processes that have just begun compile all they do: on a busy machine a command to Redis is then late, and each goes on by itself.
  await Promise.all(gateways.map((gateway) => get(gateway, "/warm")));
  const answers = await Promise.all(
    Array.from({ length: 1000 }, (_, index) => get(gateways[index % 3], "/page")),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(["200 page"]));
  expect(origin.asked.filter(({ req }) => req.url === "/page")).toHaveLength(1);
}, 60_000);

test("a gateway that is killed while it asks frees those who wait at the others, and one of them asks", async () => {
  const origin = await startOrigin((response, asked) => {
    if (asked.length > 1) answerPage(response);
  });
  const gateways = await startGateways(origin);
  const get = newClient();
  const lost = get(gateways[0], "/page").catch(() => "lost");
  await expect.poll(() => origin.asked.length, patient).toBe(1);
  const waiting = Promise.all(
    Array.from({ length: 40 }, (_, index) => get(gateways[1 + (index % 2)], "/page")),
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(origin.asked).toHaveLength(1);
  await gateways[0]?.kill();
  expect(await lost).toBe("lost");
  expect(new Set((await waiting).map(({ text }) => text))).toEqual(new Set(["page"]));
  expect(origin.asked).toHaveLength(2);
}, 60_000);

test("after the first answer that cannot be shared, a hundred requests are all at the origin at the same time", async () => {
  const together = 100;
  const answer = (response: ServerResponse): void => {
    response.writeHead(200, { "content-type": "text/plain", "cache-control": "no-store" }).end("mine");
  };
  // Nobody is answered before all have come: requests that queue behind each other never are.
  const origin = await startOrigin((response, asked) => {
    if (asked.length === 1) answer(response);
    if (asked.length === 1 + together) for (const one of asked.slice(1)) answer(one);
  });
  const gateways = await startGateways(origin);
  const get = newClient();
  await get(gateways[0], "/mine");
  const answers = await Promise.all(
    Array.from({ length: together }, (_, index) => get(gateways[index % 3], "/mine")),
  );
  expect(answers.every(({ text }) => text === "mine")).toBe(true);
}, 60_000);

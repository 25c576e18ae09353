import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { FakeModule } from "./fake-module.ts";
import { newsModule } from "./modules.ts";
import { sendRaw } from "./raw-http.ts";
import { recordOf } from "./records.ts";
import { startPortal } from "./start-portal.ts";

/** What a request says that keeps it from the short ways, and changes nothing about its answer. */
const theLongWay = "sec-purpose: none";
const trace = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;

interface GivenAnswer {
  readonly status: number;
  readonly phrase?: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: readonly string[];
}

const answers: Record<string, GivenAnswer> = {
  small: { status: 200, headers: { "cache-control": "no-store", "content-length": 5 }, body: ["small"] },
  chunked: { status: 200, headers: { "cache-control": "private" }, body: ["one", "two"] },
  empty: { status: 200, headers: { "cache-control": "no-store", "content-length": 0 } },
  phrased: { status: 200, phrase: "Fine", headers: { "cache-control": "no-store", "content-length": 0 } },
  nothing: { status: 204, headers: { "cache-control": "no-store" } },
  failing: { status: 503, headers: { "cache-control": "no-store", "retry-after": "7" }, body: ["odd"] },
  own: {
    status: 200,
    headers: {
      "cache-control": "no-store",
      "set-cookie": ["a=1", "b=2"],
      server: "secret",
      via: "1.1 inner",
      "x-frame-options": "ALLOWALL",
      ratelimit: '"a";r=1;t=1',
      "madang-tags": "a",
      "x-own": "own",
    },
    body: ["c"],
  },
  hops: {
    status: 200,
    headers: { "cache-control": "no-store", connection: "x-hop", "x-hop": "1", "keep-alive": "timeout=3" },
    body: ["h"],
  },
  large: {
    status: 200,
    headers: { "cache-control": "no-store", "content-length": 300_000 },
    body: ["x".repeat(300_000)],
  },
};

function answerNamed(request: IncomingMessage, response: ServerResponse): void {
  const name = (request.url ?? "").split("/").at(-1)?.split("?")[0] ?? "";
  const { status, phrase, headers, body = [] } = answers[name] ?? { status: 404, headers: {} };
  if (phrase !== undefined) response.statusMessage = phrase;
  response.writeHead(status, { date: "Sun, 22 Nov 2026 00:00:00 GMT", ...headers });
  for (const part of body) response.write(part);
  response.end();
}

/** What cannot be the same twice. */
function settled(text: string): string {
  return text
    .replace(/^(request-id|date): .*$/gim, "$1: x")
    .replace(/^(?:madang-deadline|traceparent): .*\r\n/gim, "")
    .replace(/^[0-9a-f]+\r\n/gm, "")
    .replace(/^(one)\r\n/m, "$1");
}

/** The fields of the last request, without those that cannot be the same twice. */
function lastAsked({ requests }: FakeModule): string {
  const lines = requests.at(-1)?.rawHeaders ?? [];
  const text = lines.map((field, index) => (index % 2 === 0 ? `${field}: ` : `${field}\r\n`)).join("");
  return settled(text).replace(`${theLongWay}\r\n`, "");
}

test("what goes straight is asked and answered as by the stages, to the byte but for where chunks end", async () => {
  const news = await newsModule();
  for (const name of Object.keys(answers)) news.server.on(`/api/news/${name}`, answerNamed);
  const portal = await startPortal({ modules: [news] });
  const fields = [
    "cookie: a=b; __Host-madang-preferences=large.high",
    "accept-language: en",
    "referer: http://localhost/secret",
    "from: a@example",
    "x-forwarded-for: 203.0.113.9",
    "madang-visitor: forged",
    "request-id: forged-request-id",
    `traceparent: ${trace}`,
    "tracestate: a=b",
    "connection: x-hop",
    "x-hop: 1",
    "x-own: 1",
    "user-agent: curl/8",
    "cache-control: no-cache",
  ];
  const send = async (name: string, chosen: readonly string[]): Promise<string> => {
    const end = "OPTIONS /_assets/end HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    const head = [`GET /api/news/${name}?b=1&limit=2 HTTP/1.1`, "host: LOCALHOST:80", ...chosen, "", ""];
    const raw = await sendRaw(portal.origin, head.join("\r\n") + end);
    return settled(raw.slice(0, raw.lastIndexOf("HTTP/1.1 ")));
  };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(answers)),
      fc.subarray(fields, { minLength: 0 }),
      async (name, chosen) => {
        await send(name, chosen);
        const straight = await send(name, chosen);
        const straightAsked = lastAsked(news.server);
        expect(straight).toContain("cache-status: madang; fwd=miss; detail=");
        expect(straight).toBe(await send(name, [...chosen, theLongWay]));
        expect(straightAsked).toBe(lastAsked(news.server));
      },
    ),
    { numRuns: 40 },
  );
});

test("lines and metrics of what goes straight are those of the stages", async () => {
  const news = await newsModule();
  news.server.on("/api/news/small", answerNamed);
  const portal = await startPortal({ modules: [news] });
  const headers = { traceparent: trace };
  for (let turn = 0; turn < 3; turn += 1)
    await (await portal.fetch("/api/news/small", { headers: { ...headers } })).text();
  await (await portal.fetch("/api/news/small", { headers: { ...headers, "sec-purpose": "none" } })).text();
  const lines = (): Record<string, unknown>[] => portal.logs.filter(({ msg }) => msg === "request");
  await expect.poll(() => lines().length).toBe(4);
  for (const line of lines()) {
    expect(Object.keys(line)).toEqual(Object.keys(lines()[3] ?? {}));
    expect(line).toMatchObject({ route: "news/api", status: 200, cached: "unshareable" });
    expect(line).toMatchObject({ traceId: "a".repeat(32), requestId: expect.stringMatching(/^[\w-]{36}$/) });
    expect(line["parts"]).toEqual([{ route: "news/api", ms: expect.any(Number), outcome: "answered" }]);
  }
  const metrics = await (await fetch(`${portal.operations}/metrics`)).text();
  expect(metrics).toMatch(/http_request_duration_seconds_count\{.*route="news\/api".*\} 4/);
  expect(metrics).toMatch(/gateway_upstream_seconds_count\{.*route="news\/api".*\} 4/);
  expect(metrics).toMatch(/gateway_cache_answers_total\{.*outcome="unshareable".*\} 4/);
});

test("an answer that may be shared after all is passed once more, and then stored", async () => {
  const news = await newsModule();
  let cacheControl = "no-store";
  news.server.on("/api/news/a", (_request, response) => {
    response.writeHead(200, { "cache-control": cacheControl }).end("text");
  });
  const portal = await startPortal({ modules: [news] });
  const status = async (): Promise<string | null> =>
    (await portal.fetch("/api/news/a")).headers.get("cache-status");
  expect([await status(), await status()]).toEqual(Array(2).fill("madang; fwd=miss; detail=no-store"));
  cacheControl = "public, s-maxage=60";
  expect(await status()).toBe("madang; fwd=bypass");
  expect(await status()).toContain("stored");
  expect(await status()).toContain("hit");
  expect(news.server.requests.length).toBe(4);
});

test("a module that fails, dies or does not answer in time is the same problem as ever", async () => {
  const news = await newsModule({ deadline: 400 });
  let now = answerNamed;
  news.server.on("/api/news/small", (request, response) => now(request, response));
  const portal = await startPortal({ modules: [news] });
  const problem = async (): Promise<unknown> => {
    const answer = await portal.fetch("/api/news/small");
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  for (let turn = 0; turn < 2; turn += 1) await (await portal.fetch("/api/news/small")).text();
  now = () => {};
  expect(await problem()).toMatchObject({ status: 504, code: "GATEWAY_TIMEOUT" });
  now = (request) => void request.socket.destroy();
  expect(await problem()).toMatchObject({ status: 502 });
  now = (request, response) => {
    response.writeHead(200, { "cache-control": "no-store", "content-length": 10 }).write("half ");
    setTimeout(() => request.socket.destroy(), 20);
  };
  await expect(portal.fetch("/api/news/small").then((answer) => answer.text())).rejects.toThrow("terminated");
  await expect
    .poll(() => portal.logs.filter(({ msg }) => msg === "request").map(({ status, code }) => [status, code]))
    .toEqual([
      [200, undefined],
      [200, undefined],
      [504, "GATEWAY_TIMEOUT"],
      [502, expect.stringMatching(/^GATEWAY_/)],
      [200, "GATEWAY_BROKEN_OFF"],
    ]);
});

test("where clients are counted every request is, whoever came before", async () => {
  const news = await newsModule({
    api: { prefix: "/api/news", limits: [{ requests: 2, seconds: 60, methods: "all" }] },
  });
  news.server.on("/api/news/small", answerNamed);
  const env = { TRUSTED_PROXIES: "127.0.0.1", LIMIT_EXEMPT: "192.0.2.0/24" };
  const portal = await startPortal({ modules: [news], env });
  const from = async (address: string): Promise<number> =>
    (await portal.fetch("/api/news/small", { headers: { "x-forwarded-for": address } })).status;
  for (let turn = 0; turn < 4; turn += 1) expect(await from("192.0.2.1")).toBe(200);
  const statuses: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) statuses.push(await from("203.0.113.7"));
  expect(statuses).toEqual([200, 200, 429, 429]);
});

test("requests by address are counted on the straight way too", async () => {
  const news = await newsModule();
  news.server.on("/api/news/small", answerNamed);
  const portal = await startPortal({
    modules: [news],
    env: { TRUSTED_PROXIES: "127.0.0.1", LIMIT_REQUESTS: "5/60" },
  });
  const headers = { "x-forwarded-for": "203.0.113.7" };
  const statuses: number[] = [];
  for (let turn = 0; turn < 8; turn += 1)
    statuses.push((await portal.fetch("/api/news/small", { headers })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
});

test("whoever wants only what is stored is told that nothing is", async () => {
  const news = await newsModule();
  news.server.on("/api/news/small", answerNamed);
  const portal = await startPortal({ modules: [news] });
  for (let turn = 0; turn < 2; turn += 1) await (await portal.fetch("/api/news/small")).text();
  const headers = { "cache-control": "only-if-cached" };
  expect((await portal.fetch("/api/news/small", { headers })).status).toBe(504);
  expect(news.server.requests.length).toBe(2);
});

test("another table is another way", async () => {
  const [news, moved] = [await newsModule(), await newsModule()];
  for (const { server } of [news, moved]) server.on("/api/news/small", answerNamed);
  const portal = await startPortal({ modules: [news] });
  for (let turn = 0; turn < 2; turn += 1) await (await portal.fetch("/api/news/small")).text();
  await portal.writeEndpoints({ news: [moved.server.origin], shell: [portal.shell.origin] });
  await portal.writeRecord(recordOf(news.manifest, { build: "next0001" }));
  await expect
    .poll(async () => {
      await (await portal.fetch("/api/news/small")).text();
      return moved.server.requests.length;
    })
    .toBeGreaterThan(0);
  const before = news.server.requests.length;
  for (let turn = 0; turn < 3; turn += 1) await (await portal.fetch("/api/news/small")).text();
  expect(news.server.requests.length).toBe(before);
});

import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { request as clientRequest } from "undici";
import { onTestFinished } from "vitest";
import { cacheKey } from "../../../src/cache/cache-key.ts";
import type { Coalescer } from "../../../src/cache/coalesce/coalescer.ts";
import { LocalCoalescer } from "../../../src/cache/coalesce/local-coalescer.ts";
import type { CacheSettings } from "../../../src/cache/engine/cache-settings.ts";
import type { CacheAnswer } from "../../../src/cache/engine/http-cache.ts";
import { SharedHttpCache } from "../../../src/cache/engine/shared-http-cache.ts";
import { MemoryResponseStore } from "../../../src/cache/store/memory-response-store.ts";
import type { ResponseStore } from "../../../src/cache/store/response-store.ts";
import { fieldsWithout } from "../../../src/cache/field-list.ts";
import { askOrigin } from "../../../src/upstream/ask-origin.ts";
import { isHopByHop } from "../../../src/upstream/hop-by-hop.ts";
import { Upstreams } from "../../../src/upstream/upstreams.ts";

export interface Saying {
  readonly status?: number;
  readonly reason?: string;
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

export interface Answered {
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly body: string;
  readonly bytes: Buffer;
  /** How often the origin had been asked when it made this answer. */
  readonly made: number;
  readonly cacheStatus: string;
}

/** Fields of an answer that the origin made the n-th time it was asked. */
const countField = "made";

/**
 * A real origin, a real listener with the cache before it, and a clock for both. The origin answers what `says` returns, or what
 * `plays` does; the cache's moment is `clock.now`.
 */
export async function startCachedSite(
  options: { settings?: Partial<CacheSettings>; store?: ResponseStore; coalescer?: Coalescer } = {},
) {
  const clock = { now: Math.floor(Date.now() / 1000) * 1000 };
  const seen: IncomingMessage[] = [];
  const says: { next: (request: IncomingMessage, count: number) => Saying } = { next: () => ({}) };
  const plays: { next: RequestListener | undefined } = { next: undefined };
  const origin = await listening((request, response) => {
    seen.push(request);
    request.resume();
    response.sendDate = false;
    if (plays.next !== undefined) plays.next(request, response);
    else speak(response, says.next(request, seen.length), { clock, count: seen.length });
  });
  const upstreams = new Upstreams();
  const upstream = upstreams.of({ module: "site", build: "build0001" }, [origin], { concurrency: 5000 });
  const troubles: unknown[] = [];
  const store = options.store ?? new MemoryResponseStore({ budget: 1e8, now: () => clock.now });
  const cache = new SharedHttpCache({
    store,
    coalescer: options.coalescer ?? new LocalCoalescer(),
    settings: {
      now: () => clock.now,
      earlyRefresh: 0,
      troubled: (_key, error) => troubles.push(error),
      ...options.settings,
    },
  });
  const gateway = await listening((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  onTestFinished(() => upstreams.close());

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const controller = new AbortController();
    response.on("close", () => controller.abort(new Error("gone")));
    const { host = "" } = request.headers;
    const path = request.url ?? "/";
    const key = cacheKey(host, path);
    const hasBody = request.headers["transfer-encoding"] !== undefined || "content-length" in request.headers;
    const fields = fieldsOf(request);
    const given = await cache
      .answer(
        { method: request.method ?? "GET", key, fields, signal: controller.signal, scope: "site", keyOf },
        (asked) =>
          askOrigin({
            upstream,
            signal: asked.signal,
            request: {
              method: asked.method,
              path,
              headers: fieldsWithout(asked.fields, (name) => name === "content-length"),
              body: hasBody && !asked.background ? request : undefined,
            },
          }),
      )
      .catch((error: Error & { status?: number }) => failed(error));
    await send(response, given);

    function keyOf(address: string): string | undefined {
      const url = new URL(address, `http://${host}${path}`);
      return url.host === host ? cacheKey(host, url.pathname + url.search) : undefined;
    }
  }

  async function ask(
    path = "/",
    fields: Record<string, string | string[]> = {},
    method = "GET",
    body?: string,
  ): Promise<Answered> {
    const answer = await clientRequest(gateway + path, {
      method,
      headers: fields,
      ...(body === undefined ? {} : { body }),
    });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    const flat = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
    );
    return {
      status: answer.statusCode,
      fields: flat,
      bytes,
      body: bytes.toString("latin1"),
      made: Number(flat[countField]),
      cacheStatus: flat["cache-status"] ?? "",
    };
  }

  return {
    ask,
    cache,
    store,
    clock,
    seen,
    troubles,
    origin: gateway,
    /** Every answer of the origin from now on. */
    says: (saying: Saying | ((request: IncomingMessage, count: number) => Saying)) => {
      plays.next = undefined;
      says.next = typeof saying === "function" ? saying : () => saying;
    },
    /** The origin answers by hand. */
    plays: (listener: RequestListener) => {
      plays.next = listener;
    },
    wait: (seconds: number) => {
      clock.now += seconds * 1000;
    },
    date: (seconds = 0) => new Date(clock.now + seconds * 1000).toUTCString(),
  };
}

export type CachedSite = Awaited<ReturnType<typeof startCachedSite>>;

function speak(
  response: ServerResponse,
  { status = 200, reason, fields = {}, body = "content" }: Saying,
  { clock, count }: { clock: { now: number }; count: number },
): void {
  response.statusCode = status;
  if (reason !== undefined) response.statusMessage = reason;
  response.setHeader(countField, count);
  response.setHeader("date", new Date(clock.now).toUTCString());
  for (const [name, value] of Object.entries(fields)) response.setHeader(name, value);
  response.end(status === 204 || status === 304 ? undefined : body);
}

function failed(error: Error & { status?: number }): CacheAnswer {
  const body = Buffer.from(error.message);
  return {
    status: error.status ?? 500,
    statusText: "",
    fields: [],
    body,
    stored: undefined,
    outcome: "error",
  };
}

async function send(
  response: ServerResponse,
  { status, statusText, fields, body }: CacheAnswer,
): Promise<void> {
  response.writeHead(status, statusText, fields as string[]);
  if (body !== undefined && !Buffer.isBuffer(body)) await body.pipe(response);
  response.end(Buffer.isBuffer(body) ? body : undefined);
}

function fieldsOf({ rawHeaders }: IncomingMessage): string[] {
  const fields: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? "").toLowerCase();
    if (!isHopByHop(name, new Set())) fields.push(name, rawHeaders[index + 1] ?? "");
  }
  return fields;
}

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer({ keepAliveTimeout: 5000 }, listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

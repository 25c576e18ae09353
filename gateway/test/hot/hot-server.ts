import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { StoredResponse } from "../../src/cache/store/stored-response.ts";
import { HotPath } from "../../src/hot/hot-path.ts";
import type { HotRules } from "../../src/hot/hot-rules.ts";
import { requestIdSlot, type HotAnswer, type Recipe } from "../../src/hot/recipe.ts";

export interface HotServer {
  readonly port: number;
  readonly hot: HotPath;
  /** What the hot path has answered. */
  readonly answered: HotAnswer[];
  /** By address; changed under the server's feet by tests. */
  readonly store: Map<string, StoredResponse>;
  /** How often fields were put together. */
  dressed(): number;
}

export function storedAnswer(input: Partial<StoredResponse> = {}): StoredResponse {
  const now = Date.now();
  return {
    status: 200,
    statusText: "OK",
    fields: ["content-type", "text/plain", "etag", '"one"'],
    body: Buffer.from("안녕하세요, stored"),
    encoded: {},
    vary: [],
    variant: "",
    tags: [],
    ticket: 0,
    requestedAt: now,
    receivedAt: now,
    initialAge: 0,
    freshUntil: now + 60_000,
    staleWhileRevalidateUntil: now + 60_000,
    staleIfErrorUntil: now + 60_000,
    ...input,
  };
}

/** A server whose long way answers from `store`; with `useHot` the hot path stands before it. */
export async function startHotServer(options: {
  useHot: boolean;
  rules?: Partial<HotRules>;
  now?: () => number;
}): Promise<HotServer> {
  let ids = 0;
  let dressed = 0;
  const answered: HotAnswer[] = [];
  const store = new Map<string, StoredResponse>();
  const now = options.now ?? Date.now;
  const rules: HotRules = {
    limits: { urlLimit: 2000, headerLimit: 8000, headerCount: 50 },
    obeysClients: true,
    cookieClass: () => "",
    admits: () => true,
    requestId: () => `request-${(ids += 1)}`,
    draining: () => false,
    ...options.rules,
  };
  const hot = new HotPath({ rules, now });
  const goLong = (request: IncomingMessage, response: ServerResponse): void => {
    const key = `${request.headers.host}${request.url}`;
    const stored = store.get(key);
    if (stored === undefined) return void response.writeHead(404, ["content-length", "0"]).end();
    const recipe = recipeFor(stored, {
      find: () => store.get(key),
      answered,
      dressing: () => void (dressed += 1),
    });
    const held = request.headers["if-none-match"];
    const notModified = held !== undefined && held.split(",").some((one) => one.trim() === '"one"');
    const answer = recipe.dress(now(), notModified)!;
    const fields = answer.fields.map((text) => (text === requestIdSlot ? rules.requestId(request) : text));
    response.writeHead(answer.status, answer.statusText, fields);
    response.end(request.method === "HEAD" ? undefined : answer.body);
    if (options.useHot) hot.remember(request, response, () => recipe);
  };
  const server = createServer(
    { keepAliveTimeout: 5000, optimizeEmptyRequests: true },
    (request, response) => {
      if (!options.useHot || !hot.answer(request, response)) goLong(request, response);
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, hot, answered, store, dressed: () => dressed };
}

function recipeFor(
  stored: StoredResponse,
  {
    find,
    answered,
    dressing,
  }: { find: () => StoredResponse | undefined; answered: HotAnswer[]; dressing: () => void },
): Recipe {
  return {
    stored,
    find,
    until: stored.freshUntil,
    dress(now, notModified) {
      dressing();
      const age = Math.floor((now - stored.receivedAt) / 1000);
      const left = Math.floor((stored.freshUntil - now) / 1000);
      const common = [
        "request-id",
        requestIdSlot,
        ...stored.fields,
        "age",
        String(age),
        "cache-status",
        `test; hit; ttl=${left}`,
      ];
      if (notModified) return { status: 304, statusText: "Not Modified", fields: common, body: undefined };
      const { status, statusText, body } = stored;
      return { status, statusText, fields: [...common, "content-length", String(body.length)], body };
    },
    answered: (answer) => void answered.push(answer),
  };
}

import { once } from "node:events";
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface SeenAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** A defect: what happens to requests and answers on their way. */
export interface Tampering {
  readonly delay?: (seen: SeenRequest) => number;
  /** Where it is sent on to. */
  readonly path?: (seen: SeenRequest) => string;
  readonly request?: (seen: SeenRequest) => Buffer;
  readonly answer?: (answer: SeenAnswer, seen: SeenRequest) => SeenAnswer;
}

export interface TamperingProxy {
  readonly origin: string;
  close(): Promise<void>;
}

/** Stands in front of a real portal and plants one defect into what passes. */
export async function startTamperingProxy(origin: string, tampering: Tampering): Promise<TamperingProxy> {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await buffer(incoming);
      const seen = {
        method: incoming.method ?? "",
        path: incoming.url ?? "",
        headers: incoming.headers,
        body,
      };
      await sleep(tampering.delay?.(seen) ?? 0);
      const path = tampering.path?.(seen) ?? seen.path;
      const answer = await forward(origin, { ...seen, path, body: tampering.request?.(seen) ?? body });
      const { status, headers, body: sent } = tampering.answer?.(answer, seen) ?? answer;
      outgoing.writeHead(status, headers).end(sent);
    })().catch(() => outgoing.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Uncompressed, so that a defect can be planted into the text. */
async function forward(origin: string, seen: SeenRequest): Promise<SeenAnswer> {
  const { "accept-encoding": _encoding, "transfer-encoding": _chunked, ...headers } = seen.headers;
  const length = seen.body.length > 0 ? { "content-length": seen.body.length } : {};
  const outgoing = request(origin + seen.path, { method: seen.method, headers: { ...headers, ...length } });
  outgoing.end(seen.body);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  const body = await buffer(incoming);
  const { "transfer-encoding": _framed, connection: _connection, ...kept } = incoming.headers;
  return { status: incoming.statusCode ?? 502, headers: { ...kept, "content-length": body.length }, body };
}

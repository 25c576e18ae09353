import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { encodeFragment, internalHeaders, type FragmentDescriptionInput } from "@madang/manifest";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A real HTTP server that speaks the fragment protocol of docs/architecture.md, as a module would. */
export interface FakeModule {
  readonly origin: string;
  readonly requests: IncomingMessage[];
  /** `GET /news`, or the path alone for every method. */
  on(address: string, handler: Handler): void;
  /** Ends at once, connections and all. */
  kill(): Promise<void>;
}

export async function startFakeModule(handlers: Record<string, Handler> = {}): Promise<FakeModule> {
  const table = new Map(Object.entries(handlers));
  const requests: IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    requests.push(request);
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const handler = table.get(`${request.method} ${path}`) ?? table.get(path) ?? missing;
    handler(request, response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    on: (address, handler) => void table.set(address, handler),
    kill: () => end(server, sockets),
  };
}

function end(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}

function missing(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404, { "content-type": "text/plain" }).end("no such page");
}

export interface FragmentAnswer extends Partial<FragmentDescriptionInput> {
  readonly status?: number;
  readonly headers?: Record<string, string | string[]>;
}

/** A handler that answers one fragment. */
export function fragment(html: string, answer: FragmentAnswer = {}): Handler {
  return (_request, response) => sendFragment(response, html, answer);
}

export function sendFragment(response: ServerResponse, html: string, answer: FragmentAnswer = {}): void {
  const { status = 200, headers = {}, ...description } = answer;
  response
    .writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      [internalHeaders.fragment]: encodeFragment({ v: 1, view: "list", title: "Title", ...description }),
      ...headers,
    })
    .end(html);
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

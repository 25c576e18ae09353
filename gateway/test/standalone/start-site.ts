import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createNetServer, type AddressInfo, type Socket } from "node:net";
import { createLogger } from "@madang/service";
import { onTestFinished } from "vitest";
import { readCommandLine } from "../../src/standalone/command-line.ts";
import { startStandalone, type RunningStandalone } from "../../src/standalone/start-standalone.ts";

export interface SeenRequest {
  readonly method: string;
  readonly target: string;
  /** Names and values in turn, as they came. */
  readonly fields: readonly string[];
  readonly body: string;
}

export interface TestSite {
  readonly origin: string;
  /** Every request whose body has come in, in order. */
  readonly seen: SeenRequest[];
  close(): Promise<void>;
}

/** A real HTTP server that notes what it gets; `answer` is called once the body is there. */
export async function startSite(
  answer: (request: IncomingMessage, response: ServerResponse, seen: SeenRequest) => void = sayHello,
): Promise<TestSite> {
  const seen: SeenRequest[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const noted = {
        method: request.method ?? "",
        target: request.url ?? "",
        fields: request.rawHeaders,
        body: Buffer.concat(chunks).toString("latin1"),
      };
      seen.push(noted);
      answer(request, response, noted);
    });
  };
  return { ...(await startServer(listener)), seen };
}

/** The listener gets the request before its body has come in. */
export async function startServer(listener: RequestListener): Promise<Pick<TestSite, "origin" | "close">> {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** Answers every connection's first bytes with bytes exactly as given. */
export async function startRawSite(answer: (socket: Socket, request: string) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createNetServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk: Buffer) => answer(socket, chunk.toString("latin1")));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export interface TestGateway extends RunningStandalone {
  /** JSON lines that it has written. */
  readonly logs: Record<string, unknown>[];
}

/** The gateway as its command line starts it, on free ports. */
export async function startBefore(origin: string, ...words: string[]): Promise<TestGateway> {
  const listen = words.includes("--listen") ? [] : ["--listen", "127.0.0.1:0"];
  const command = readCommandLine(["--origin", origin, ...listen, ...words]);
  if (command.wanted !== "serve") throw new Error("these words only ask for help");
  const logs: Record<string, unknown>[] = [];
  const destination = {
    write: (line: string) => void logs.push(JSON.parse(line) as Record<string, unknown>),
  };
  const log = createLogger({ service: "gateway", destination });
  const gateway = await startStandalone(command.options, { log });
  onTestFinished(() => gateway.close());
  return { ...gateway, logs };
}

/** The values that a request had for one field, line by line. */
export function linesOf(fields: readonly string[], name: string): string[] {
  return fields.filter((_, index) => index % 2 === 1 && fields[index - 1]?.toLowerCase() === name);
}

function sayHello(_request: IncomingMessage, response: ServerResponse): void {
  response.end("hello");
}

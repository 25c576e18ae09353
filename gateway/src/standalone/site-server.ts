import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { STATUS_CODES } from "node:http";
import { gatewayErrors } from "../errors.ts";
import { answerParserError } from "../protect/parser-errors.ts";
import { failureAnswer, page } from "./failure-answer.ts";
import type { StandaloneOptions } from "./options.ts";

export interface SiteListener {
  (request: IncomingMessage, response: ServerResponse): void;
}

/** Longest time that a connection may be silent. A slow origin is known by its own deadline. */
const silence = 600_000;

/** The public server: nothing of Fastify's, whose routes and hooks have no part in passing a request on. */
export function siteServer(options: {
  settings: StandaloneOptions;
  listener: SiteListener;
  /** The parser refused something; it has been answered. */
  refused: (status: number) => void;
}): Server {
  const { settings, listener, refused } = options;
  const { urlLimit, headerLimit, headersTimeout, idleTimeout } = settings;
  const server = createServer(
    {
      maxHeaderSize: urlLimit + headerLimit,
      headersTimeout,
      // An upload may take as long as it makes progress (guarded-body.ts).
      requestTimeout: 0,
      keepAliveTimeout: idleTimeout,
      connectionsCheckingInterval: Math.min(1000, headersTimeout),
      requireHostHeader: false,
      insecureHTTPParser: false,
      noDelay: true,
      // A request that announces no body has none (RFC 9112 section 6.3): its stream need not be told so.
      optimizeEmptyRequests: true,
    },
    listener,
  );
  // Otherwise Node answers 100 and 417 itself; both are the origin's to say.
  server.on("checkContinue", listener).on("checkExpectation", listener);
  server.on("connect", (_request: IncomingMessage, socket: Socket) => refused(refuseTunnel(socket)));
  server.on("clientError", (error: Error, socket: Socket) =>
    refused(answerParserError({ error, socket, page: readyPage, fixed: [], urlLimit })),
  );
  // Node drops what is over the limit without a word; head-limits.ts refuses it.
  server.maxHeadersCount = 0;
  server.setTimeout(silence);
  return server;
}

function readyPage(status: number): Buffer {
  return Buffer.from(page(status, STATUS_CODES[status] ?? "Error"));
}

/** A gateway stands before one origin; it is no way to anywhere else (RFC 9110 section 9.3.6). */
function refuseTunnel(socket: Socket): number {
  const { status, fields, body } = failureAnswer(gatewayErrors.create("TUNNEL_REFUSED"));
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, "connection: close"];
  for (let index = 0; index < fields.length; index += 2) lines.push(`${fields[index]}: ${fields[index + 1]}`);
  socket.end(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), body]));
  return status;
}

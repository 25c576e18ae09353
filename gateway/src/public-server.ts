import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import fastify, { type FastifyInstance } from "fastify";
import { defaultLanguage } from "@madang/manifest";
import { errorPage } from "./compose/error-page.ts";
import { fillLayout } from "./compose/fill-layout.ts";
import type { Gateway } from "./gateway.ts";
import { defaultPreferences } from "./preferences/preferences.ts";
import { answerParserError } from "./protect/parser-errors.ts";
import { beginVisit } from "./request/visit.ts";
import { serve } from "./serve.ts";

/** Longest time that a connection may be silent: longer than any deadline, so that only dead ones are meant. */
const silence = 130_000;

/**
 * The one public listener. Fastify owns the connections and their end; it sees a single address, because its own routes are
 * frozen at start and ours change while it runs. Its parsers never see a body: bodies stay streams.
 */
export function publicServer(gateway: Gateway): FastifyInstance {
  const app = fastify({
    serverFactory: (handler) => guardedServer(gateway, handler),
    rewriteUrl: () => "/",
    clientErrorHandler: (error, socket) => refuseUnparsed(gateway, error, socket),
    logger: false,
    forceCloseConnections: "idle",
    return503OnClosing: false,
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.hijack();
    const { raw } = request as { raw: IncomingMessage & { originalUrl?: string } };
    raw.url = raw.originalUrl ?? "/";
    await serve(gateway, beginVisit(raw, reply.raw, gateway.readClient));
  });
  // Methods that Fastify does not know end in its 404 handler, which runs the same hook.
  app.all("/", (_request, reply) => reply);
  return app;
}

function refuseUnparsed(gateway: Gateway, error: Error, socket: Socket): void {
  const status = answerParserError({
    error,
    socket,
    fixed: gateway.security.site,
    urlLimit: gateway.config.urlLimit,
    page: (failed) => pageWithoutRequest(gateway, failed),
  });
  gateway.metrics.shared.observeRequest({ route: "none", method: "other", status, seconds: 0 });
}

/** Nothing is known of the visitor: the page is in the portal's first language. */
function pageWithoutRequest({ layouts }: Gateway, status: number): Buffer {
  const layout = layouts.get("page", defaultLanguage);
  const preferences = defaultPreferences;
  const content = errorPage({ layout, language: defaultLanguage, status, preferences, origin: "" });
  return Buffer.concat(fillLayout(content, []));
}

/** What is in memory as it will be sent is sent before Fastify hears of the request. */
function hotFirst({ hot }: Gateway, handler: RequestListener): RequestListener {
  return (request, response) => {
    if (!hot.answer(request, response)) handler(request, response);
  };
}

function guardedServer(gateway: Gateway, handler: RequestListener | undefined): Server {
  const { config } = gateway;
  const listener = handler && hotFirst(gateway, handler);
  const server = createServer(
    {
      maxHeaderSize: config.urlLimit + config.headerLimit,
      headersTimeout: config.headersTimeout,
      requestTimeout: config.requestTimeout,
      keepAliveTimeout: config.idleTimeout,
      connectionsCheckingInterval: Math.min(1000, config.headersTimeout),
      // Refused in our own words, with a page (read-host.ts).
      requireHostHeader: false,
      insecureHTTPParser: false,
      noDelay: true,
      // A request that announces no body has none (RFC 9112 section 6.3): its stream need not be told so.
      optimizeEmptyRequests: true,
    },
    listener,
  );
  // Otherwise Node answers 100 before anything has been checked (guarded-body.ts).
  if (listener !== undefined) server.on("checkContinue", listener);
  // Node drops what is over the limit without a word; head-limits.ts refuses it.
  server.maxHeadersCount = 0;
  server.setTimeout(silence);
  return server;
}

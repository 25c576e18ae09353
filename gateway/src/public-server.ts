import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import fastify, { type FastifyInstance } from "fastify";
import { defaultLanguage } from "@madang/manifest";
import { passStraight } from "./api/pass-straight.ts";
import { errorPage } from "./compose/error-page.ts";
import { fillLayout } from "./compose/fill-layout.ts";
import type { Gateway } from "./gateway.ts";
import { isUsual } from "./hot/hot-rules.ts";
import { defaultPreferences } from "./preferences/preferences.ts";
import { answerParserError } from "./protect/parser-errors.ts";
import { beginVisit } from "./request/visit.ts";
import { serve } from "./serve.ts";

/** Longest time that a connection may be silent: longer than any deadline, so that only dead ones are meant. */
const silence = 130_000;

/**
 * The one public listener. Fastify owns the connections and their end. Its router never sees a request, because its routes are frozen at
 * start and ours change while it runs; nor do its parsers: bodies stay streams.
 */
export function publicServer(gateway: Gateway): FastifyInstance {
  return fastify({
    serverFactory: () => guardedServer(gateway),
    clientErrorHandler: (error, socket) => refuseUnparsed(gateway, error, socket),
    logger: false,
    forceCloseConnections: "idle",
    return503OnClosing: false,
  });
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

/** What is in memory as it will be sent, and what is known to be for one client alone, goes its way before the stages hear of the request. */
function answerWith(gateway: Gateway): RequestListener {
  return (request, response) => {
    const isShort =
      isUsual(request, response, gateway.usual) &&
      (gateway.hot.answerUsual(request, response) || passStraight(gateway, request, response));
    if (!isShort) void serve(gateway, beginVisit(request, response, gateway.readClient));
  };
}

function guardedServer(gateway: Gateway): Server {
  const { config } = gateway;
  const listener = answerWith(gateway);
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
  server.on("checkContinue", listener);
  // Node drops what is over the limit without a word; head-limits.ts refuses it.
  server.maxHeadersCount = 0;
  server.setTimeout(silence);
  return server;
}

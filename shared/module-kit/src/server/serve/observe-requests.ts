import { continueTrace, isOperationsPath, logRequest, type Logger, type Metrics } from "@madang/service";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What logs and metrics call the route. */
    name?: string;
    /** Its answer goes on for hours: as a request it would distort every measure. */
    lasts?: boolean;
  }
}

/** What logs and metrics call a request whose client left before the whole answer was sent. */
const clientGone = 499;

/** One log line and one observation for each request, by the route's name. */
export function observeRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onRequest", async (request, reply) => {
    // Not Fastify's onResponse: that hook never hears of a client that has left.
    if (!isOperationsPath(request.url) && request.routeOptions.config.lasts !== true)
      reply.raw.once("close", () => observe(request, reply, metrics));
  });
}

function observe(request: FastifyRequest, reply: FastifyReply, metrics: Metrics): void {
  const route = request.routeOptions.config.name ?? "none";
  const { method } = request;
  const status = reply.raw.writableFinished ? reply.statusCode : clientGone;
  const ms = reply.elapsedTime;
  metrics.observeRequest({ route, method, status, seconds: ms / 1000 });
  const { traceId } = continueTrace(traceparentOf(request.headers["traceparent"]));
  logRequest(request.log as Logger, { route, method, status, ms, traceId });
}

function traceparentOf(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

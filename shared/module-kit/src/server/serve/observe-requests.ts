import { continueTrace, isOperationsPath, logRequest, type Logger, type Metrics } from "@madang/service";
import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What logs and metrics call the route. */
    name?: string;
  }
}

/** One log line and one observation for each answered request, by the route's name. */
export function observeRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onResponse", async (request, reply) => {
    if (isOperationsPath(request.url)) return;
    const route = request.routeOptions.config.name ?? "none";
    const { method } = request;
    const status = reply.statusCode;
    metrics.observeRequest({ route, method, status, seconds: reply.elapsedTime / 1000 });
    const { traceId } = continueTrace(traceparentOf(request.headers["traceparent"]));
    logRequest(request.log as Logger, {
      route,
      method,
      status,
      ms: reply.elapsedTime,
      traceId,
    });
  });
}

function traceparentOf(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

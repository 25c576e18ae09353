import type { IncomingMessage, ServerResponse } from "node:http";
import { internalHeaders } from "@madang/manifest";
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { Metrics } from "../metrics/create-metrics.ts";
import type { Health } from "./create-health.ts";

/** `GET /health/live`, `GET /health/ready` and `GET /metrics`, for operators: never on a public listener. */
export function addOperationsRoutes<L extends FastifyBaseLogger>(
  app: FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, L>,
  parts: {
    health: Health;
    metrics: Pick<Metrics, "text" | "contentType">;
    /** Told with readiness, so that whoever asks knows that it is the one that he means. */
    build?: string | undefined;
  },
): void {
  const { health, metrics, build } = parts;
  const unlogged = { logLevel: "silent" as const };
  app.get("/health/live", unlogged, (_request, reply) => {
    reply.header("cache-control", "no-store").send({ live: true });
  });
  app.get("/health/ready", unlogged, async (_request, reply) => {
    const readiness = await health.readiness();
    if (build !== undefined) reply.header(internalHeaders.build, build);
    return reply
      .code(readiness.ready ? 200 : 503)
      .header("cache-control", "no-store")
      .send(readiness);
  });
  app.get("/metrics", unlogged, async (_request, reply) =>
    reply
      .type(metrics.contentType)
      .header("cache-control", "no-store")
      .send(await metrics.text()),
  );
}

/** Addresses that operators ask for; they are neither logged nor measured as requests. */
export function isOperationsPath(path: string): boolean {
  return path === "/health/live" || path === "/health/ready" || path === "/metrics";
}

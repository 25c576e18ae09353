import fastify, { type FastifyInstance } from "fastify";
import { addOperationsRoutes, type Health, type Listener, type Metrics } from "@madang/service";
import { splitAddress, type StandaloneOptions } from "./options.ts";

/** The operators' listener: /health/live, /health/ready, /metrics. */
export function operationsApp(parts: {
  health: Health;
  metrics: Pick<Metrics, "text" | "contentType">;
}): FastifyInstance {
  const app = fastify({ logger: false, forceCloseConnections: true });
  addOperationsRoutes(app, parts);
  return app;
}

export function operationsListener(app: FastifyInstance, { operations }: StandaloneOptions): Listener {
  return { app, ...splitAddress(operations), options: { host: "--operations", port: "--operations" } };
}

import fastify, { type FastifyInstance } from "fastify";
import { addOperationsRoutes, type Health, type Metrics } from "@madang/service";
import type { ServiceStates } from "./service-states.ts";

/** The operators' listener: readiness tells each service's state and each refused record besides the gateway's own. */
export function operationsServer(options: {
  health: Health;
  metrics: Metrics;
  services: () => Promise<ServiceStates>;
  refused: () => ReadonlyMap<string, string>;
  /** Routes beyond those of every service. */
  more: (app: FastifyInstance) => void;
}): FastifyInstance {
  const { health, metrics, services, refused } = options;
  const app = fastify({ logger: false, forceCloseConnections: true });
  const told: Health = {
    ...health,
    get draining() {
      return health.draining;
    },
    readiness: async () => {
      const [readiness, states] = await Promise.all([health.readiness(), services()]);
      return { ...readiness, services: states, refused: Object.fromEntries(refused()) };
    },
  };
  addOperationsRoutes(app, { health: told, metrics });
  options.more(app);
  return app;
}

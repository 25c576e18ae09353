import type { FastifyInstance } from "fastify";
import { parseSite, type Site } from "@madang/manifest";
import {
  createHealth,
  createLogger,
  createMetrics,
  runService,
  type Logger,
  type RunningService,
} from "@madang/service";
import { assetAnswerer } from "./assets/answer-asset.ts";
import { openCaches, type Caches } from "./cache/open-caches.ts";
import { Layouts } from "./compose/layouts.ts";
import type { Config } from "./config.ts";
import type { Gateway } from "./gateway.ts";
import { visitorIdentifier } from "./identity/visitor-cookie.ts";
import { parseVisitorKeys } from "./identity/visitor-keys.ts";
import { addCacheRoutes } from "./operations/cache-routes.ts";
import { createGatewayMetrics } from "./operations/gateway-metrics.ts";
import { RecentDecisions } from "./operations/recent-decisions.ts";
import { operationsServer } from "./operations/operations-server.ts";
import { serviceStates } from "./operations/service-states.ts";
import { PageFlights } from "./pages/page-flights.ts";
import { PageMemory } from "./pages/page-memory.ts";
import { StoredPages } from "./pages/stored-pages.ts";
import { createLimits } from "./protect/rate-limit/limits.ts";
import { securityHeaders } from "./protect/security-headers.ts";
import { publicServer } from "./public-server.ts";
import { clientAddressReader } from "./request/client-address.ts";
import { LiveTable } from "./routes/live-table.ts";
import { tableChanges } from "./routes/table-changes.ts";
import { readJson } from "./routes/read-json.ts";
import { watchFiles } from "./routes/watch-files.ts";
import { Upstreams } from "./upstream/upstreams.ts";

export interface RunningGateway {
  readonly origin: string;
  readonly operationsOrigin: string;
  readonly gateway: Gateway;
  close(): Promise<void>;
}

/** Puts the parts together, reads the routing facts, asks for layouts, and listens. */
export async function startGateway(config: Config, given: { log?: Logger } = {}): Promise<RunningGateway> {
  const log = given.log ?? createLogger({ service: "gateway", level: config.logLevel, build: config.build });
  const site = parseSite(await readJson(config.siteFile), config.siteFile);
  const health = createHealth();
  const upstreams = new Upstreams();
  const caches = await openCaches({ budget: config.fragmentCache, log });
  const gateway = assemble({ config, log, site, upstreams, caches, draining: () => health.draining });
  const { table, layouts, metrics } = gateway;
  await table.reload();
  await layouts.refresh(table.current);
  const watch = watchFiles(config, () => follow(gateway));
  const operations = operationsServer({
    health,
    metrics: metrics.shared,
    services: serviceStates(() => table.current),
    refused: () => table.refused,
    more: (app) => addCacheRoutes(app, gateway, caches.store),
  });
  const service = await runService({
    listeners: [
      { app: publicServer(gateway), host: config.host, port: config.port },
      {
        app: operations,
        host: config.operationsHost,
        port: config.operationsPort,
        options: { host: "OPERATIONS_HOST", port: "OPERATIONS_PORT" },
      },
    ],
    health,
    log,
    supervised: config.supervised,
  });
  return running({ service, operations, gateway, watch, upstreams, caches });
}

/** Layouts hold the navigation, so they follow the table; nobody waits for them. */
async function follow({ table, layouts, memory, pages }: Gateway): Promise<void> {
  const before = table.current;
  if (!(await table.reload())) return;
  memory.clear();
  pages.dropChanged(tableChanges(before, table.current));
  void layouts.refresh(table.current);
}

function assemble(options: {
  config: Config;
  log: Logger;
  site: Site;
  upstreams: Upstreams;
  caches: Caches;
  draining: () => boolean;
}): Gateway {
  const { config, log, site, upstreams, caches, draining } = options;
  const metrics = createGatewayMetrics(createMetrics({ service: "gateway" }));
  const memory = new PageMemory();
  const keys = parseVisitorKeys(config.visitorKeys);
  const table = new LiveTable({
    files: config,
    upstreams,
    log,
    refused: ({ module }) => metrics.refusedRecord(module),
  });
  const layouts = new Layouts({ site, module: config.layoutsModule, log, table: table.current });
  return {
    config,
    site,
    hosts: new Set(site.hosts.map((host) => host.toLowerCase())),
    log,
    requestLog: log.child({}, { redact: [] }),
    metrics,
    decisions: new RecentDecisions(),
    table,
    layouts,
    memory,
    pages: new StoredPages(caches.memory),
    flights: new PageFlights(),
    draining,
    cache: caches.apis,
    fragments: {
      cache: caches.fragments,
      cached: (route, outcome) => metrics.cached(route, outcome),
      log,
      failed: (route, error) => metrics.failure(route, error.code),
    },
    identify: visitorIdentifier({ keys, seconds: config.visitorSeconds }),
    limits: createLimits({ settings: config, keys, redis: undefined }),
    readClient: clientAddressReader(config.trustedProxies),
    answerAsset: assetAnswerer({ root: config.assetsDir, budget: config.assetCache }),
    security: securityHeaders(config),
  };
}

function running(options: {
  service: RunningService;
  operations: FastifyInstance;
  gateway: Gateway;
  watch: { close(): void };
  upstreams: Upstreams;
  caches: Caches;
}): RunningGateway {
  const { service, operations, gateway, watch, upstreams, caches } = options;
  return {
    origin: service.origin,
    operationsOrigin: operations.listeningOrigin,
    gateway,
    async close() {
      watch.close();
      gateway.layouts.close();
      await service.close();
      await upstreams.close();
      await caches.close();
    },
  };
}

import type { FastifyInstance } from "fastify";
import { parseSite } from "@madang/manifest";
import { openRedis, type Redis } from "@madang/redis";
import {
  BatchedOutput,
  createHealth,
  createLogger,
  createMetrics,
  runService,
  type Logger,
  type RunningService,
} from "@madang/service";
import type { RunningAdmin, StartAdminOptions } from "./admin/start-admin.ts";
import { assembleGateway } from "./assemble-gateway.ts";
import { openAssets, type OpenAssets } from "./assets/open-assets.ts";
import { OutcomeCounts } from "./channels/outcome-counts.ts";
import { createStoreMetrics, type StoreMetrics } from "./cache/store/store-metrics.ts";
import type { Config } from "./config.ts";
import type { Gateway } from "./gateway.ts";
import { addCacheRoutes } from "./operations/cache-routes.ts";
import { createGatewayMetrics } from "./operations/gateway-metrics.ts";
import { operationsServer } from "./operations/operations-server.ts";
import { serviceStates } from "./operations/service-states.ts";
import { upstreamLog } from "./operations/upstream-log.ts";
import { addUpstreamMetrics } from "./operations/upstream-metrics.ts";
import { publicServer } from "./public-server.ts";
import { createFollowMetrics } from "./releases/follow-metrics.ts";
import { openReleases, type OpenReleases } from "./releases/open-releases.ts";
import type { LiveTable } from "./routes/live-table.ts";
import { tableChanges } from "./routes/table-changes.ts";
import { readJson } from "./routes/read-json.ts";
import { Upstreams } from "./upstream/upstreams.ts";

export interface RunningGateway {
  readonly origin: string;
  readonly operationsOrigin: string;
  /** Of the admin API, where this gateway has one. */
  readonly adminOrigin: string | undefined;
  readonly gateway: Gateway;
  close(): Promise<void>;
}

/** Puts the parts together, reads the routing facts, asks for layouts, and listens. `releases`: in place of what the configuration names. */
export async function startGateway(
  config: Config,
  given: { log?: Logger; releases?: OpenReleases } = {},
): Promise<RunningGateway> {
  const log = given.log ?? processLog(config);
  const site = parseSite(await readJson(config.siteFile), config.siteFile);
  const health = createHealth();
  const outcomes: OutcomeCounts = new OutcomeCounts({ inUse: () => upstreams.guards });
  const upstreams = new Upstreams({ events: upstreamLog(log), outcomes: (name) => outcomes.of(name) });
  const metrics = createGatewayMetrics(createMetrics({ service: "gateway" }));
  addUpstreamMetrics(metrics.shared, () => upstreams.guards);
  const storeMetrics = createStoreMetrics(metrics.shared);
  const redis = await redisOf(config, log, storeMetrics);
  const follows = createFollowMetrics(metrics.shared);
  const releases = given.releases ?? (await openReleases({ config, log, redis, metrics: follows }));
  const assets = await openAssets({
    config,
    log,
    metrics: metrics.shared,
    inForce: (module, build) => gateway.table.recordOf(module, build),
    recall: (module, build) => releases.recall(module, build),
  });
  const gateway: Gateway = assembleGateway({
    config,
    log,
    site,
    source: releases.source,
    assets,
    upstreams,
    outcomes,
    metrics,
    storeMetrics,
    redis,
    draining: () => health.draining,
  });
  const { table, layouts, caches } = gateway;
  await table.reload();
  await layouts.refresh(table.current);
  if (releases.asksReplicas) upstreams.askReadiness();
  health.addCheck("releases", () => refuseEmptyHands(table));
  releases.follow(() => follow(gateway), { refused: () => table.refused, outcomes: () => outcomes.take() });
  const operations = operationsServer({
    health,
    metrics: metrics.shared,
    services: serviceStates(() => table.current),
    refused: () => table.refused,
    more: (app) => addCacheRoutes(app, gateway, caches.store),
  });
  const publicApp = publicServer(gateway);
  const ownOrigin = (): string => config.publicOrigin ?? publicApp.listeningOrigin;
  const admin = await adminOf({ config, log, redis, origin: ownOrigin });
  const service = await runService({
    listeners: [
      { app: publicApp, host: config.host, port: config.port },
      {
        app: operations,
        host: config.operationsHost,
        port: config.operationsPort,
        options: { host: "OPERATIONS_HOST", port: "OPERATIONS_PORT" },
      },
      ...(admin === undefined ? [] : [admin]),
    ],
    health,
    log,
    supervised: config.supervised,
  });
  return running({ service, operations, gateway, releases, assets, admin, upstreams, redis });
}

/** Lines of requests leave together. */
function processLog({ logLevel: level, build }: Config): Logger {
  return createLogger({ service: "gateway", level, build, destination: new BatchedOutput() });
}

/** Layouts hold the navigation, so they follow the table; nobody waits for them. */
async function follow({ table, layouts, memory, hot, pages }: Gateway): Promise<void> {
  const before = table.current;
  if (!(await table.reload())) return;
  memory.clear();
  hot.clear();
  pages.dropChanged(tableChanges(before, table.current));
  void layouts.refresh(table.current);
}

/** A gateway that knows no module because the registry is away would answer everybody 404. */
async function refuseEmptyHands({ current, refused }: LiveTable): Promise<void> {
  const away = refused.get("registry");
  if (current.modules.size === 0 && away !== undefined) throw new Error(away);
}

/** Most gateways have none, and are up the sooner without its code. */
async function adminOf(options: StartAdminOptions): Promise<RunningAdmin | undefined> {
  if (options.config.adminPort === undefined) return undefined;
  const { startAdmin } = await import("./admin/start-admin.ts");
  return startAdmin(options);
}

/** A Redis that is away does not keep the gateway from starting. */
async function redisOf(
  { redisUrl: url, cachePrefix: prefix }: Config,
  log: Logger,
  { redis: metrics }: StoreMetrics,
): Promise<Redis | undefined> {
  return url === undefined ? undefined : openRedis({ url, prefix, name: "gateway", log, metrics });
}

function running(options: {
  service: RunningService;
  operations: FastifyInstance;
  gateway: Gateway;
  releases: OpenReleases;
  assets: OpenAssets;
  admin: RunningAdmin | undefined;
  upstreams: Upstreams;
  redis: Redis | undefined;
}): RunningGateway {
  const { service, operations, gateway, releases, assets, admin, upstreams, redis } = options;
  return {
    origin: service.origin,
    operationsOrigin: operations.listeningOrigin,
    adminOrigin: admin?.app.listeningOrigin,
    gateway,
    async close() {
      await releases.close();
      gateway.layouts.close();
      await service.close();
      await admin?.close();
      await assets.close();
      await upstreams.close();
      gateway.caches.close();
      redis?.close();
    },
  };
}

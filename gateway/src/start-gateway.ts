import type { FastifyInstance } from "fastify";
import { parseSite, type Site } from "@madang/manifest";
import { openRedis, type Redis } from "@madang/redis";
import {
  BatchedOutput,
  createHealth,
  createLogger,
  createMetrics,
  RequestLines,
  runService,
  type Logger,
  type RunningService,
} from "@madang/service";
import type { RunningAdmin, StartAdminOptions } from "./admin/start-admin.ts";
import { assetAnswerer } from "./assets/answer-asset.ts";
import { openAssets, type OpenAssets } from "./assets/open-assets.ts";
import { memoryShares } from "./cache/memory-shares.ts";
import { openCaches } from "./cache/open-caches.ts";
import { addChannelMetrics } from "./channels/channel-metrics.ts";
import { Channels } from "./channels/channels.ts";
import { OutcomeCounts } from "./channels/outcome-counts.ts";
import { Previews } from "./channels/previews.ts";
import { createStoreMetrics, type StoreMetrics } from "./cache/store/store-metrics.ts";
import { Frames } from "./compose/frames.ts";
import type { Config } from "./config.ts";
import type { Gateway } from "./gateway.ts";
import { portalHotPath } from "./hot/portal-hot-path.ts";
import { visitorIdentifier } from "./identity/visitor-cookie.ts";
import { parseVisitorKeys } from "./identity/visitor-keys.ts";
import { addCacheRoutes } from "./operations/cache-routes.ts";
import { createGatewayMetrics, type GatewayMetrics } from "./operations/gateway-metrics.ts";
import { RecentDecisions } from "./operations/recent-decisions.ts";
import { operationsServer } from "./operations/operations-server.ts";
import { serviceStates } from "./operations/service-states.ts";
import { PageFlights } from "./pages/page-flights.ts";
import { upstreamLog } from "./operations/upstream-log.ts";
import { addUpstreamMetrics } from "./operations/upstream-metrics.ts";
import { PageMemory } from "./pages/page-memory.ts";
import { StoredPages } from "./pages/stored-pages.ts";
import { limitRequests } from "./protect/rate-limit/limit-stage.ts";
import { createLimits } from "./protect/rate-limit/limits.ts";
import { securityHeaders } from "./protect/security-headers.ts";
import { publicServer } from "./public-server.ts";
import { clientAddressReader } from "./request/client-address.ts";
import { parseOperatorKeys } from "./releases/registry/operator-keys.ts";
import { createFollowMetrics } from "./releases/follow-metrics.ts";
import { openReleases, type OpenReleases } from "./releases/open-releases.ts";
import type { ReleaseSource } from "./releases/release-facts.ts";
import { LiveTable } from "./routes/live-table.ts";
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
  const gateway: Gateway = assemble({
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

function assemble(options: {
  config: Config;
  log: Logger;
  site: Site;
  source: ReleaseSource;
  assets: OpenAssets;
  upstreams: Upstreams;
  outcomes: OutcomeCounts;
  metrics: GatewayMetrics;
  storeMetrics: StoreMetrics;
  redis: Redis | undefined;
  draining: () => boolean;
}): Gateway {
  const { config, log, site, upstreams, outcomes, metrics, redis, draining } = options;
  const memory = new PageMemory();
  const keys = parseVisitorKeys(config.visitorKeys);
  const table = new LiveTable({
    source: options.source,
    upstreams,
    log,
    refused: ({ module }) => metrics.refusedRecord(module),
    prepare: (next, before): Promise<void> => layouts.expect(next, before),
  });
  const caches = openCaches({
    memory: memoryShares(config.cacheMemory).stored,
    redis,
    origins: (module) => table.current.modules.get(module)?.upstream.origins.map(({ url }) => url) ?? [],
    log,
    metrics: options.storeMetrics,
  });
  const channels = new Channels(table);
  const buildVisits = addChannelMetrics(metrics.shared, { outcomes, channels });
  const layouts: Frames = new Frames({ site, module: config.layoutsModule, log, table: table.current });
  const limits = createLimits({ settings: config, keys, redis });
  const readClient = clientAddressReader(config.trustedProxies);
  return {
    config,
    site,
    hosts: new Set(site.hosts.map((host) => host.toLowerCase())),
    log,
    requestLines: new RequestLines(log),
    metrics,
    decisions: new RecentDecisions(),
    table,
    channels,
    buildVisits,
    previews: new Previews(config.operatorKeys === undefined ? [] : parseOperatorKeys(config.operatorKeys)),
    outcomes,
    layouts,
    memory,
    hot: portalHotPath({ config, limits, readClient, channels, draining }),
    pages: new StoredPages(caches.memory),
    flights: new PageFlights(),
    draining,
    caches,
    fragments: {
      cache: caches.fragments,
      cached: (route, outcome) => metrics.cached(route, outcome),
      log,
      failed: (route, error) => metrics.failure(route, error.code),
    },
    identify: visitorIdentifier({ keys, seconds: config.visitorSeconds }),
    limits,
    readClient,
    answerAsset: assetAnswerer({
      source: options.assets.source,
      budget: config.assetCache,
      admit: (visit) => limitRequests(limits, visit),
    }),
    security: securityHeaders(config),
  };
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

import type { Site } from "@madang/manifest";
import type { Redis } from "@madang/redis";
import { RequestLines, type Logger } from "@madang/service";
import { assetAnswerer } from "./assets/answer-asset.ts";
import type { OpenAssets } from "./assets/open-assets.ts";
import { cacheDefaults } from "./cache/engine/cache-settings.ts";
import { memoryShares } from "./cache/memory-shares.ts";
import { openCaches } from "./cache/open-caches.ts";
import { addChannelMetrics } from "./channels/channel-metrics.ts";
import { Channels } from "./channels/channels.ts";
import type { OutcomeCounts } from "./channels/outcome-counts.ts";
import { Previews } from "./channels/previews.ts";
import type { StoreMetrics } from "./cache/store/store-metrics.ts";
import { Frames } from "./compose/frames.ts";
import type { Config } from "./config.ts";
import type { Gateway } from "./gateway.ts";
import { HotPath } from "./hot/hot-path.ts";
import { portalHotRules } from "./hot/portal-hot-rules.ts";
import { visitorIdentifier } from "./identity/visitor-cookie.ts";
import { parseVisitorKeys } from "./identity/visitor-keys.ts";
import type { GatewayMetrics } from "./operations/gateway-metrics.ts";
import { RecentDecisions } from "./operations/recent-decisions.ts";
import { PageFlights } from "./pages/page-flights.ts";
import { PageMemory } from "./pages/page-memory.ts";
import { StoredPages } from "./pages/stored-pages.ts";
import { limitRequests } from "./protect/rate-limit/limit-stage.ts";
import { createLimits } from "./protect/rate-limit/limits.ts";
import { securityHeaders } from "./protect/security-headers.ts";
import { clientAddressReader } from "./request/client-address.ts";
import { parseOperatorKeys } from "./releases/registry/operator-keys.ts";
import type { ReleaseSource } from "./releases/release-facts.ts";
import { LiveTable } from "./routes/live-table.ts";
import { StraightNotes } from "./straight/straight-notes.ts";
import type { Upstreams } from "./upstream/upstreams.ts";

/** What every request has at hand, made of what the start has opened. */
export function assembleGateway(options: {
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
  const usual = portalHotRules({ config, limits, readClient, channels, draining });
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
    usual,
    hot: new HotPath({ rules: usual, budget: memoryShares(config.cacheMemory).ready }),
    straight: new StraightNotes(usual, { name: cacheDefaults.name }),
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

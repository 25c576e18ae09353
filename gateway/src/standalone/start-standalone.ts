import { AggregatorRegistry, type Registry } from "prom-client";
import {
  BatchedOutput,
  createHealth,
  createLogger,
  RequestLines,
  runService,
  type Logger,
} from "@madang/service";
import { answerSiteRequest } from "./answer-site-request.ts";
import { answerDress } from "./answer-dress.ts";
import { operationsApp, operationsListener } from "./operations-app.ts";
import { openSiteCache } from "./site-cache.ts";
import { splitAddress, type StandaloneOptions } from "./options.ts";
import { lastRequests, listeningSite } from "./site-listener.ts";
import { memoryShares } from "../cache/memory-shares.ts";
import { HotPath } from "../hot/hot-path.ts";
import { isUsual, type HotRules } from "../hot/hot-rules.ts";
import { StraightNotes } from "../straight/straight-notes.ts";
import { passStraight } from "./pass-straight.ts";
import { siteHotRules } from "./site-hot-path.ts";
import { siteRecorder } from "./site-recorder.ts";
import { createSiteMetrics } from "./site-metrics.ts";
import { siteLimit } from "./site-limit.ts";
import { siteServer } from "./site-server.ts";
import { Site } from "./site.ts";
import type { Standalone } from "./standalone.ts";

export interface RunningStandalone {
  readonly origin: string;
  readonly operationsOrigin: string;
  close(): Promise<void>;
}

export interface Given {
  readonly log?: Logger;
  /** The process ends when its IPC channel is lost. */
  readonly supervised?: boolean;
  /** One of several processes on one port: the kernel shares it out, and another one answers the operators. */
  readonly worker?: { readonly id: number; readonly reusePort: boolean };
}

/** Puts the parts together and listens. Throws SERVICE_LISTEN_FAILED. */
export async function startStandalone(
  options: StandaloneOptions,
  { log: given, supervised, worker }: Given = {},
): Promise<RunningStandalone> {
  const log = given ?? processLog(options, worker?.id);
  const health = createHealth();
  const metrics = createSiteMetrics();
  const site = new Site(options, log);
  const cache = await openSiteCache({ options, log, metrics: metrics.shared });
  const draining = (): boolean => health.draining;
  const limit = siteLimit(options);
  const lines = new RequestLines(log);
  const rules = siteHotRules(options, limit, draining);
  const gateway: Standalone = {
    options,
    site,
    cache: cache.cache,
    store: cache.store,
    hot: new HotPath({ rules, budget: memoryShares(options.memory).ready }),
    straight: straightNotes(rules, options),
    limit,
    metrics,
    log: log.child({}, { redact: [] }),
    lines,
    recordHit: siteRecorder("hit", { metrics, lines }),
    recordPassed: siteRecorder("unshareable", { metrics, lines }),
    dress: answerDress(options),
    draining,
  };
  const server = siteServer({
    settings: options,
    listener: (request, response) => {
      const isShort =
        isUsual(request, response, rules) &&
        (gateway.hot.answerUsual(request, response) || passStraight(gateway, request, response));
      if (!isShort) void answerSiteRequest(gateway, request, response);
    },
    refused: (status) => metrics.answered({ method: "other", status, seconds: 0, outcome: "refused" }),
  });
  if (worker !== undefined) collectFrom(metrics.shared.registry);
  const operations = operationsApp({ health, metrics: metrics.shared });
  const service = await runService({
    listeners: [
      {
        app: listeningSite(server, { reusePort: worker?.reusePort === true }),
        ...splitAddress(options.listen),
        options: { host: "--listen", port: "--listen" },
      },
      ...(worker === undefined ? [operationsListener(operations, options)] : []),
    ],
    health,
    log,
    drainTime: options.drainTime,
    idleGrace: lastRequests,
    supervised: supervised === true,
  });
  return {
    origin: service.origin,
    operationsOrigin: worker === undefined ? operations.listeningOrigin : "",
    async close() {
      await service.close();
      cache.close();
      await site.close();
    },
  };
}

/** Where answers get a lifetime that they did not bring, the cache has something to say about each. */
function straightNotes(rules: HotRules, options: StandaloneOptions): StraightNotes<undefined> | undefined {
  const { cache, defaultLifetime, via } = options;
  return cache && defaultLifetime === 0 ? new StraightNotes(rules, { name: via }) : undefined;
}

/** Lines of requests leave together; those of several processes are not torn. */
function processLog({ logLevel: level }: StandaloneOptions, worker: number | undefined): Logger {
  const destination = new BatchedOutput({ shared: worker !== undefined });
  const log = createLogger({ service: "gateway", level, destination });
  return worker === undefined ? log : log.child({ worker });
}

/** The first process asks its workers for what they have counted. */
function collectFrom(registry: Registry): void {
  AggregatorRegistry.setRegistries([registry]);
  void new AggregatorRegistry();
}

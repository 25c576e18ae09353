import type { Metrics } from "@madang/service";
import { Counter, Histogram } from "prom-client";

/** The gateway's own series, beside those of every service. Labels are names of routes and codes of errors: bounded. */
export interface GatewayMetrics {
  readonly shared: Metrics;
  upstream(timing: { route: string; ms: number; outcome: string }): void;
  /** The same for whoever asks for one route often. */
  upstreamSeries(route: string, outcome: string): { observe(seconds: number): void };
  failure(route: string, code: string): void;
  /** What a cache did for a request of this route, or for one of its parts. */
  cached(route: string, outcome: string): void;
  /** The same for whoever answers one route often. */
  cachedSeries(route: string, outcome: string): { inc(): void };
  degraded(route: string, how: "stale" | "away"): void;
  refusedRecord(module: string): void;
}

export function createGatewayMetrics(shared: Metrics): GatewayMetrics {
  const registers = [shared.registry];
  const duration = new Histogram({
    name: "gateway_upstream_seconds",
    help: "Seconds until a module had answered one question of the gateway.",
    labelNames: ["route", "outcome"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const failures = new Counter({
    name: "gateway_upstream_failures_total",
    help: "Questions to modules that failed, by route and error code.",
    labelNames: ["route", "code"],
    registers,
  });
  const cached = new Counter({
    name: "gateway_cache_answers_total",
    help: "Answers of the shared cache, by route and what it did: hit, stale, miss, collapsed, revalidated and so on.",
    labelNames: ["route", "outcome"],
    registers,
  });
  const degraded = new Counter({
    name: "gateway_degraded_pages_total",
    help: "Pages shown as an old copy (stale) or with a notice in their place (away).",
    labelNames: ["route", "how"],
    registers,
  });
  const refused = new Counter({
    name: "gateway_refused_records_total",
    help: "Release records or endpoints that could not be taken up.",
    labelNames: ["module"],
    registers,
  });
  return {
    shared,
    upstream: ({ route, ms, outcome }) => duration.observe({ route, outcome }, ms / 1000),
    upstreamSeries: (route, outcome) => duration.labels({ route, outcome }),
    failure: (route, code) => failures.inc({ route, code }),
    cached: (route, outcome) => cached.inc({ route, outcome }),
    cachedSeries: (route, outcome) => cached.labels({ route, outcome }),
    degraded: (route, how) => degraded.inc({ route, how }),
    refusedRecord: (module) => refused.inc({ module }),
  };
}

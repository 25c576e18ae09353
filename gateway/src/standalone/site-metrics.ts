import { createMetrics, LabelCounter, type Metrics, type RequestSeries } from "@madang/service";
import { Counter } from "prom-client";
import type { CacheOutcome } from "../cache/engine/http-cache.ts";

export interface SiteMetrics {
  readonly shared: Metrics;
  answered(request: { method: string; status: number; seconds: number; outcome: string }): void;
  /** Of all answers of this kind. */
  series(method: string, status: number): RequestSeries;
  outcome(outcome: string): void;
  failed(code: string): void;
}

export type SiteOutcome = CacheOutcome | "refused";

export function createSiteMetrics(): SiteMetrics {
  const shared = createMetrics({ service: "gateway" });
  const registers = [shared.registry];
  const outcomes = new LabelCounter(shared.registry, {
    name: "gateway_cache_answers_total",
    help: "Answers by what the cache did for them.",
    label: "outcome",
  });
  const failures = new Counter({
    name: "gateway_failures_total",
    help: "Requests that the gateway itself answered with an error, by its code.",
    labelNames: ["code"],
    registers,
  });
  return {
    shared,
    answered({ method, status, seconds, outcome }) {
      shared.observeRequest({ route: "site", method, status, seconds });
      outcomes.inc(outcome);
    },
    series: (method, status) => shared.requestSeries({ route: "site", method, status }),
    outcome: (outcome) => outcomes.inc(outcome),
    failed: (code) => failures.inc({ code }),
  };
}

import type { Metrics } from "@madang/service";
import { Counter, Gauge } from "prom-client";
import type { Channels } from "./channels.ts";
import type { OutcomeCounts } from "./outcome-counts.ts";

/** More builds than this are not being compared by anybody. */
const mostBuilds = 500;

/** Visitors' requests, answered from wherever, by the build that they got. */
export interface BuildVisits {
  /** For whoever answers one route often; undefined where the module runs in one build for everybody. */
  series(build: BuildName): { inc(): void } | undefined;
}

interface BuildName {
  readonly id: string;
  readonly build: string;
}

/** But for the visits read when the metrics are asked for: a request pays nothing for them. Builds that nobody asked have no series. */
export function addChannelMetrics(
  { registry }: Metrics,
  { outcomes, channels }: { outcomes: OutcomeCounts; channels: Channels },
): BuildVisits {
  const registers = [registry];
  const labelNames = ["module", "build"];
  const requests = new Counter({
    name: "madang_channel_requests_total",
    help: "Requests to the replicas of a build that came to an end, since this gateway started.",
    labelNames,
    registers,
    collect: () => read(),
  });
  const failures = new Counter({
    name: "madang_channel_failures_total",
    help: "Those of them that failed: 5xx, time that was up, connections that broke.",
    labelNames,
    registers,
  });
  const visits = new Counter({
    name: "madang_channel_visits_total",
    help: "Pages and API answers of modules with a canary, from a cache or not, by the build that the visitor got.",
    labelNames,
    registers,
  });
  const weight = new Gauge({
    name: "madang_channel_weight_percent",
    help: "Share of the visitors that get this build as a canary.",
    labelNames,
    registers,
  });
  const read = (): void => {
    for (const metric of [requests, failures, weight]) metric.reset();
    for (const tally of outcomes.tallies.take(mostBuilds)) {
      const { module, build } = tally;
      requests.inc({ module, build }, tally.requests);
      failures.inc({ module, build }, tally.failures);
    }
    for (const { module, build, weight: percent } of channels.current.assignments.splits.slice(0, mostBuilds))
      weight.set({ module, build }, percent);
  };
  return {
    series: ({ id: module, build }) =>
      channels.current.assignments.isSplit(module) ? visits.labels({ module, build }) : undefined,
  };
}

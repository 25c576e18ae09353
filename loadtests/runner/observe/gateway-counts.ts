import type { GatewaySecond } from "../../results/run-record.ts";
import type { MetricSample } from "./metrics-text.ts";

export type GatewayCounts = Pick<GatewaySecond, "cache" | "coalesced" | "upstream" | "shed" | "redis">;

/** What a gateway counts, as it stands; gateway/src/operations names the series. */
export type CountedSeries = ReadonlyMap<string, MetricSample>;

const counted: ReadonlySet<string> = new Set([
  "gateway_cache_answers_total",
  "gateway_upstream_seconds_count",
  "gateway_limiter_decisions_total",
]);

export function countedSeries(samples: readonly MetricSample[]): CountedSeries {
  return new Map(samples.filter(({ name }) => counted.has(name)).map((each) => [keyOf(each), each]));
}

/** A gateway that was started again may name the labels of a series in another order. */
function keyOf({ name, labels }: MetricSample): string {
  const names = Object.keys(labels).toSorted();
  return JSON.stringify([name, names.map((label) => [label, labels[label]])]);
}

/** What was counted between two looks. A series that went back began anew: its gateway did, or its limiter. */
export function countsBetween(before: CountedSeries, now: CountedSeries): GatewayCounts {
  const grown = [...now].map(([key, each]) => {
    const earlier = before.get(key)?.value ?? 0;
    return { ...each, value: each.value < earlier ? each.value : each.value - earlier };
  });
  const of = (name: string) => grown.filter((each) => each.name === name && each.value > 0);
  const answers = of("gateway_cache_answers_total");
  const outcome = ({ labels }: MetricSample) => labels["outcome"];
  const decisions = of("gateway_limiter_decisions_total");
  return {
    cache: sumBy(answers, outcome),
    coalesced: sumBy(answers, outcome)["collapsed"] ?? 0,
    upstream: sumBy(of("gateway_upstream_seconds_count"), ({ labels }) => moduleOf(labels["route"])),
    shed: sumBy(
      decisions.filter(({ labels }) => labels["decision"] === "shed"),
      ({ labels }) => labels["class"],
    ),
  };
}

/** Whether it reaches Redis; nothing where it uses none. */
export function redisReached(samples: readonly MetricSample[]): boolean | undefined {
  const state = samples.find(({ name, value }) => name === "gateway_redis_state" && value === 1);
  return state === undefined ? undefined : state.labels["state"] === "ready";
}

/** Routes are named `<module>/<page>` (gateway/src/routes/build-table.ts). */
function moduleOf(route: string | undefined): string | undefined {
  return route?.split("/")[0];
}

function sumBy(
  samples: readonly MetricSample[],
  nameOf: (sample: MetricSample) => string | undefined,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const each of samples) {
    const name = nameOf(each) ?? "unknown";
    sums[name] = (sums[name] ?? 0) + each.value;
  }
  return sums;
}

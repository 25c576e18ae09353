import type { Pair } from "../measure/comparison-record.ts";
import { databaseRule, metricRules, type MetricKind, type MetricRule } from "../metrics.ts";
import type { MeasuredMetric } from "./judge.ts";

/** A metric of one service, with what it was on both sides. */
export interface NamedMetric extends MeasuredMetric {
  readonly service: string;
  readonly kind: MetricKind;
  /** Mean over all slices, in the metric's unit. */
  readonly base: number;
  readonly head: number;
}

/** The kernel counts CPU in hundredths of a second: of less than this in a slice it tells too little. */
const leastCpuSeconds = 0.1;

/** Everything that the pairs tell enough of: CPU of every service, latency of every module. */
export function measuredMetrics(pairs: readonly Pair[]): NamedMetric[] {
  const [first] = pairs;
  if (first === undefined) return [];
  const modules = Object.keys(first.answers);
  const cpu = Object.keys(first.cpu).map((service) => cpuMetric(pairs, service, modules));
  const latency = modules.flatMap((module) => [
    latencyMetric(pairs, module, "median"),
    latencyMetric(pairs, module, "p95"),
  ]);
  return [...cpu, ...latency].filter((metric) => metric !== undefined);
}

function cpuMetric(
  pairs: readonly Pair[],
  service: string,
  modules: readonly string[],
): NamedMetric | undefined {
  const used = pairs.map(({ cpu }) => cpu[service] ?? { base: 0, head: 0 });
  if (mean(used.flatMap(({ base, head }) => [base, head])) < leastCpuSeconds) return undefined;
  // A module's CPU goes to its own requests; what serves all modules goes to all of them.
  const served = modules.includes(service) ? [service] : modules;
  const perRequest = pairs.map((pair, index) => {
    const requests = (side: "base" | "head") =>
      Math.max(
        1,
        served.reduce((sum, module) => sum + (pair.answers[module]?.[side].count ?? 0), 0),
      );
    const { base, head } = used[index] ?? { base: 0, head: 0 };
    return { base: (base * 1000) / requests("base"), head: (head * 1000) / requests("head") };
  });
  const rule = service === "postgresql" ? databaseRule : metricRules.cpu;
  return metricOf({ pairs, service, kind: "cpu", rule, values: perRequest });
}

function latencyMetric(
  pairs: readonly Pair[],
  module: string,
  kind: "median" | "p95",
): NamedMetric | undefined {
  const values = pairs.map(({ answers }) => ({
    base: answers[module]?.base[kind] ?? 0,
    head: answers[module]?.head[kind] ?? 0,
  }));
  return metricOf({ pairs, service: module, kind, rule: metricRules[kind], values });
}

function metricOf(options: {
  pairs: readonly Pair[];
  service: string;
  kind: MetricKind;
  rule: MetricRule;
  values: readonly { readonly base: number; readonly head: number }[];
}): NamedMetric | undefined {
  const { pairs, service, kind, rule, values } = options;
  const rounds = new Map<number, number[]>();
  for (const [index, { base, head }] of values.entries()) {
    // Nothing can be said of nothing.
    if (base <= 0 || head <= 0) continue;
    const round = pairs[index]?.round ?? 0;
    rounds.set(round, [...(rounds.get(round) ?? []), Math.log(head / base)]);
  }
  if (rounds.size === 0) return undefined;
  return {
    service,
    kind,
    rule,
    rounds: [...rounds.values()],
    base: mean(values.map(({ base }) => base)),
    head: mean(values.map(({ head }) => head)),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

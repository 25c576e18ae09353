import { percentile } from "../../results/histogram.ts";
import { chosenRows, percentileOverTime, trafficOverTime } from "../../results/summarize.ts";
import { trafficOf, type Counts } from "../../results/traffic.ts";
import type { Chart, Series, Tone } from "../charts/chart.ts";
import { count, milliseconds, percent, quantity } from "../words/figures.ts";
import type { Course } from "./course.ts";
import { countSeries, perSecond } from "./course-series.ts";

/** What visitors met. */
export function visitorCharts(course: Course): Chart[] {
  return [arrivals(course), latency(course), againstLevels(course), troubles(course), cache(course)];
}

function arrivals({ record, windows, span, width, tones }: Course): Chart {
  const modules = record.modules.map(({ id }) => id);
  const byModule = Map.groupBy(record.journeys, ({ module }) => module);
  const each = [...byModule].map(([module, rows]) => ({
    module,
    course: trafficOverTime(rows, span, width),
  }));
  const counts = windows.map((_, index): Counts => {
    const parts = each.map(({ module, course }) => [module, course[index]?.traffic.arrivals ?? 0] as const);
    const dropped = each.reduce((sum, { course }) => sum + (course[index]?.traffic.dropped ?? 0), 0);
    return Object.fromEntries([...parts, [notBrought, dropped]]);
  });
  const series = countSeries({
    counts,
    order: modules,
    tones: new Map(tones).set(notBrought, "gone"),
    total: count,
  });
  return {
    id: "arrivals",
    title: "Arrivals",
    says: "Visitors a minute by module, against the plan.",
    kind: "layers",
    axis: "linear",
    windows,
    limits: [],
    figure: quantity,
    series: perSecond(series, windows, 60).filter(({ name, total }) => name !== notBrought || total !== "0"),
    plan: { name: "planned", points: record.profile.arrivals.map(({ at, perMinute }) => [at, perMinute]) },
  };
}

const notBrought = "not brought by the generator";

const percentiles = [0.5, 0.95, 0.99] as const;

function latency({ record, windows, traffic }: Course): Chart {
  const all = trafficOf(record.journeys).latency;
  const levels = Map.groupBy(record.modules, ({ serviceLevel }) => serviceLevel.p95);
  return {
    id: "latency",
    title: "Latency",
    says: "Time to the last byte of all answers, in powers of ten. Dotted lines are what manifests promise for p95.",
    kind: "lines",
    axis: "log",
    windows,
    figure: milliseconds,
    series: percentiles.map((share) => ({
      name: `p${share * 100}`,
      values: percentileOverTime(traffic, share),
      total: milliseconds(percentile(all, share)),
    })),
    limits: [...levels].map(([value, modules]) => ({
      value,
      name: `${milliseconds(value)}: ${someOf(modules.map(({ id }) => id))}`,
    })),
  };
}

/** What fits beside each other on a phone. */
function someOf(names: readonly string[]): string {
  return names.length <= 3
    ? names.join(", ")
    : `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
}

const mostModules = 6;

/** The modules nearest to their service levels, each as a share of its own. */
function againstLevels({ record, windows, span, width, tones }: Course): Chart {
  const series = record.modules.map(({ id, serviceLevel }) => {
    const rows = chosenRows(record, { module: id });
    const share = (p95: number | undefined) => (p95 === undefined ? undefined : p95 / serviceLevel.p95);
    const overall = share(percentile(trafficOf(rows).latency, 0.95));
    const values = percentileOverTime(trafficOverTime(rows, span, width), 0.95).map(share);
    return { name: id, values, total: percent(overall), overall: overall ?? 0 };
  });
  const nearest = [...series].sort((a, b) => b.overall - a.overall).slice(0, mostModules);
  return {
    id: "levels",
    title: "Service levels",
    says: "p95 of each module as a share of what its manifest promises.",
    kind: "lines",
    axis: "log",
    windows,
    figure: percent,
    series: nearest.map(({ name, values, total }): Series => ({
      name,
      values,
      total,
      tone: tones.get(name) ?? "c9",
    })),
    limits: [{ value: 1, name: "promised" }],
  };
}

const statusTones = new Map<string, Tone>([
  ["no answer", "gone"],
  ["400", "c8"],
  ["403", "c4"],
  ["404", "fair"],
  ["422", "c2"],
  ["429", "plain"],
  ["500", "bad"],
  ["502", "c6"],
  ["503", "warn"],
  ["504", "c5"],
]);

function troubles({ windows, traffic }: Course): Chart {
  const counts = traffic.map(({ traffic }) =>
    Object.fromEntries(
      Object.entries(traffic.statuses)
        .filter(([status]) => status === "0" || Number(status) >= 400)
        .map(([status, count]) => [status === "0" ? "no answer" : status, count]),
    ),
  );
  return {
    id: "errors",
    title: "Errors",
    says: "Answers a second with status 400 or above, and requests without an answer.",
    kind: "layers",
    axis: "linear",
    windows,
    limits: [],
    figure: quantity,
    series: perSecond(countSeries({ counts, tones: statusTones, total: count }), windows),
  };
}

const cacheTones = new Map<string, Tone>([
  ["hit", "good"],
  ["stale", "fair"],
  ["miss", "warn"],
  ["pass", "plain"],
  ["none", "gone"],
]);

function cache({ windows, traffic }: Course): Chart {
  const series = countSeries({
    counts: traffic.map(({ traffic }) => traffic.cache),
    order: ["hit", "stale", "miss", "pass", "none"],
    tones: cacheTones,
    total: count,
  });
  return {
    id: "cache",
    title: "Cache",
    says: "Answers a second by what the gateway’s cache did.",
    kind: "layers",
    axis: "linear",
    windows,
    limits: [],
    figure: quantity,
    series: perSecond(series, windows),
  };
}

import { percentile } from "../../results/histogram.ts";
import { cpuSeconds, namesBySize } from "../../results/summarize.ts";
import { addUp } from "../../results/histogram.ts";
import { byWindow } from "../../results/time-windows.ts";
import type { Counts } from "../../results/traffic.ts";
import { largest, type Chart } from "../charts/chart.ts";
import { bytes, cores, count, milliseconds, quantity } from "../words/figures.ts";
import type { Course } from "./course.ts";
import { countSeries, perSecond } from "./course-series.ts";

/** What the portal and the load generator did meanwhile. */
export function portalCharts(course: Course): Chart[] {
  return [coalescing(course), upstream(course), shed(course), cpu(course), memory(course), lateness(course)];
}

/** Figures that gateways count, in a second. */
function counted(
  course: Course,
  counts: readonly Counts[],
): Pick<Chart, "kind" | "axis" | "windows" | "limits" | "figure" | "series"> {
  const { windows, tones } = course;
  const series = perSecond(countSeries({ counts, tones, total: count }), windows);
  return { kind: "layers", axis: "linear", windows, limits: [], figure: quantity, series };
}

function coalescing(course: Course): Chart {
  const counts = course.gateways.map(({ coalesced }) => ({ "waited for another’s answer": coalesced }));
  return {
    id: "coalescing",
    title: "Coalescing",
    says: "Requests a second that were answered with what another request was fetching.",
    ...counted(course, counts),
  };
}

function upstream(course: Course): Chart {
  return {
    id: "upstream",
    title: "Requests to modules",
    says: "Requests a second that the gateways sent on.",
    ...counted(
      course,
      course.gateways.map(({ upstream }) => upstream),
    ),
  };
}

function shed(course: Course): Chart {
  return {
    id: "shed",
    title: "Shed",
    says: "Requests a second that the gateways refused, by class.",
    ...counted(
      course,
      course.gateways.map(({ shed }) => shed),
    ),
  };
}

function cpu({ record, windows, services, tones }: Course): Chart {
  const used = cpuSeconds(record);
  const series = countSeries({ counts: services.map(({ cpu }) => cpu), tones, total: quantity });
  return {
    id: "cpu",
    title: "CPU",
    says: "Cores kept busy, by service. The legend tells CPU seconds of the whole run.",
    kind: "layers",
    axis: "linear",
    windows,
    figure: cores,
    series: series.map((each) => ({
      ...each,
      total: `${quantity(Object.hasOwn(used, each.name) ? used[each.name] : windowSum(each.values, windows))} s`,
    })),
    limits: [{ value: record.machine.cores, name: `${record.machine.cores} cores of this machine` }],
  };
}

function windowSum(values: readonly (number | undefined)[], windows: Course["windows"]): number {
  return windows.reduce((sum, { from, until }, index) => sum + (values[index] ?? 0) * (until - from), 0);
}

/** Proportional shares add up; resident sizes count shared pages several times, so they are lines. */
function memory({ record, windows, services, tones }: Course): Chart {
  const counts = services.map(({ memory }) => memory);
  const adds = record.observation.memory === "pss";
  const kept = new Set(namesBySize(counts).slice(0, adds ? undefined : 6));
  const series = countSeries({
    counts: counts.map((each) => Object.fromEntries(Object.entries(each).filter(([name]) => kept.has(name)))),
    tones,
    total: bytes,
  });
  return {
    id: "memory",
    title: "Memory",
    says: `${adds ? "Proportional share (PSS)" : "Resident size (RSS)"} by service. The legend tells the most of each.`,
    kind: adds ? "layers" : "lines",
    axis: "linear",
    windows,
    limits: [],
    figure: bytes,
    series: series.map((each) => ({ ...each, total: bytes(largest(each.values)) })),
  };
}

/** How late the generator was woken: its own saturation. */
function lateness({ record, windows, width }: Course): Chart {
  const late = byWindow(record.generator.seconds, windows, width).map(({ rows }) =>
    addUp(rows.map((row) => row.late)),
  );
  const all = addUp(record.generator.seconds.map((row) => row.late));
  return {
    id: "generator",
    title: "The load generator",
    says: "How late it was woken: visitors start that late, and answers seem that much slower than they were.",
    kind: "lines",
    axis: "log",
    windows,
    limits: [],
    figure: milliseconds,
    series: [0.5, 0.99].map((share) => ({
      name: `p${share * 100}`,
      values: late.map((histogram) => percentile(histogram, share)),
      total: milliseconds(percentile(all, share)),
    })),
  };
}

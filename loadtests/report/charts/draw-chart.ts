import type { TimeWindow } from "../../results/time-windows.ts";
import { markup, type Markup } from "../markup.ts";
import { limitLine, timeAxis, valueAxis } from "./axes.ts";
import { heights, largest, type Chart } from "./chart.ts";
import { eventGrounds, eventLines, type NumberedEvent } from "./event-marks.ts";
import { layerNames, layerPaths, layersOf } from "./layers-plot.ts";
import { lineNames, linePaths, linesOf } from "./lines-plot.ts";
import { drawingHeight, plotBottom, plotBox } from "./plot-box.ts";
import { linePath, plotUnits } from "./plot-path.ts";
import { linearScale, logScale, timeScale, type Scale } from "./scale.ts";

/** The chart as SVG that is as wide as its place. It is named and described by elements of the page. */
export function drawChart(chart: Chart, span: TimeWindow, events: readonly NumberedEvent[]): Markup {
  const time = timeScale(span.from, span.until);
  const scale = valueScale(chart);
  const { paths, names } = curves(chart, time, scale);
  const limits = chart.limits.filter(({ value }) => value <= highest(scale));
  return markup`<svg class="drawing" height="${drawingHeight}" role="img" aria-labelledby="${chart.id}-title" aria-describedby="${chart.id}-course">
${valueAxis(scale, chart.figure)}${timeAxis(time)}${eventGrounds(events, time)}
<svg y="${plotBox.top}" width="100%" height="${plotBox.height}" viewBox="0 0 ${plotUnits} ${plotUnits}" preserveAspectRatio="none">${paths}${plan(chart, time, scale)}</svg>
${eventLines(events, time)}${limits.map((limit) => limitLine(scale, limit))}${names}
<line class="cursor" x1="0" x2="0" y1="${plotBox.top}" y2="${plotBottom}" visibility="hidden"/></svg>`;
}

function curves(chart: Chart, time: Scale, scale: Scale): { paths: Markup; names: Markup } {
  if (chart.kind === "layers") {
    const layers = layersOf(chart, time, scale);
    return { paths: layerPaths(layers), names: layerNames(layers) };
  }
  const lines = linesOf(chart, time, scale);
  return { paths: linePaths(lines), names: lineNames(lines) };
}

function plan({ plan: planned }: Chart, time: Scale, scale: Scale): Markup | undefined {
  if (planned === undefined) return undefined;
  const points = planned.points.map(([at, value]) => [time.place(at), scale.place(value)] as const);
  return markup`<path class="halo" d="${linePath(points)}"/><path class="plan" d="${linePath(points)}"/>`;
}

/** A limit far above everything would press the curves flat. */
const farAbove = 4;

function valueScale(chart: Chart): Scale {
  const { series, kind, axis, limits, plan } = chart;
  const values = series.flatMap((each) => each.values.filter((value) => value !== undefined));
  const curves = kind === "layers" ? heights(chart) : values;
  const most = largest([...curves, ...(plan?.points.map(([, value]) => value) ?? [])]);
  const near = limits.map(({ value }) => value).filter((value) => value <= most * farAbove);
  if (axis === "linear") return linearScale(largest([most, ...near]));
  const positive = [...values, ...near].filter((value) => value > 0);
  return logScale(least(positive), largest(positive));
}

function least(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), values[0] ?? 1);
}

function highest({ ticks }: Scale): number {
  return ticks.at(-1) ?? 0;
}

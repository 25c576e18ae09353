import { namesBySize } from "../../results/summarize.ts";
import { secondsOf, type TimeWindow } from "../../results/time-windows.ts";
import { sumOfCounts, totalOf, type Counts } from "../../results/traffic.ts";
import { paletteSize, type Series, type Tone } from "../charts/chart.ts";
import type { Figure } from "../words/figures.ts";
import { distinctTones } from "./distinct-tones.ts";

/** Counts of each window as series: one for each name, the largest first; what the palette has no colour for is one series. */
export function countSeries(options: {
  readonly counts: readonly Counts[];
  /** A fixed order for names that have one; others follow by size. */
  readonly order?: readonly string[];
  readonly tones?: ReadonlyMap<string, Tone>;
  readonly total: Figure;
}): Series[] {
  const { counts, order = [], tones = new Map<string, Tone>(), total } = options;
  const bySize = namesBySize(counts);
  const names = [
    ...order.filter((name) => bySize.includes(name)),
    ...bySize.filter((name) => !order.includes(name)),
  ];
  const shown = names.length > paletteSize + 1 ? names.slice(0, paletteSize) : names;
  const rest = names.slice(shown.length);
  const colours = distinctTones(shown, tones);
  const series = shown.map((name) =>
    seriesOf(
      name,
      counts.map((each) => each[name] ?? 0),
    ),
  );
  if (rest.length === 0) return series;
  const others = counts.map((each) => totalOf(sumOfCounts(rest.map((name) => ({ sum: each[name] ?? 0 })))));
  return [...series, { ...seriesOf(`${rest.length} others`, others), tone: "c9" }];

  function seriesOf(name: string, values: readonly number[]): Series {
    const tone = colours.get(name);
    const sum = values.reduce((sum, value) => sum + value, 0);
    return { name, values, total: total(sum), ...(tone === undefined ? {} : { tone }) };
  }
}

/** Counts of a window as a rate in a second, or in `seconds`. */
export function perSecond(series: readonly Series[], windows: readonly TimeWindow[], seconds = 1): Series[] {
  return series.map((each) => ({
    ...each,
    values: each.values.map((value, index) => {
      const window = windows[index];
      return value === undefined || window === undefined ? undefined : (value * seconds) / secondsOf(window);
    }),
  }));
}

import { clock } from "../words/figures.ts";
import { heights, type Chart } from "./chart.ts";

/** The chart in words, for those who do not see it. */
export function describeCourse(chart: Chart): string {
  const { kind, series } = chart;
  if (kind === "layers") {
    const names = series.map(({ name, total }) => `${name} ${total}`).join(", ");
    return `All together: ${rangeOf(chart, heights(chart))}. In the whole run: ${names}.`;
  }
  return series.map(({ name, values }) => `${name}: ${rangeOf(chart, values)}.`).join(" ");
}

function rangeOf({ windows, figure }: Chart, values: readonly (number | undefined)[]): string {
  const known = [...values.entries()].filter((entry): entry is [number, number] => entry[1] !== undefined);
  const [first] = known;
  if (first === undefined) return "nothing measured";
  const least = known.reduce((a, b) => (b[1] < a[1] ? b : a), first);
  const most = known.reduce((a, b) => (b[1] > a[1] ? b : a), first);
  return `between ${figure(least[1])} and ${figure(most[1])}, the most at ${clock(windows[most[0]]?.from)}`;
}

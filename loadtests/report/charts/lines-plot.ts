import { markup, type Markup } from "../markup.ts";
import { colourOf, type Chart } from "./chart.ts";
import { across, down, plotBottom, plotBox } from "./plot-box.ts";
import { linePath, type Point } from "./plot-path.ts";
import type { Scale } from "./scale.ts";

/** One line through the middles of its windows. */
interface Line {
  readonly name: string;
  readonly colour: string;
  readonly points: readonly (Point | undefined)[];
}

export function linesOf({ windows, series }: Chart, time: Scale, scale: Scale): Line[] {
  return series.map((each, order) => ({
    name: each.name,
    colour: colourOf(each, order),
    points: windows.map(({ from, until }, index): Point | undefined => {
      const value = each.values[index];
      return value === undefined ? undefined : [time.place((from + until) / 2), scale.place(value)];
    }),
  }));
}

/** Colours are told apart by dashes too (the stylesheet's `.line.c2` and so on). */
export function linePaths(lines: readonly Line[]): Markup {
  return markup`${lines.map(
    ({ colour, points }) =>
      markup`<path class="halo" d="${linePath(points)}"/><path class="line ${colour}" d="${linePath(points)}"/>`,
  )}`;
}

const lineOfLetters = 14;

/** A line that ends before has its name behind its end, others above it. */
const early = 0.9;

/** Each name at the end of its line, moved where names would lie on each other. */
export function lineNames(lines: readonly Line[]): Markup {
  const ends = lines
    .map(({ name, points }) => ({ name, end: points.findLast((point) => point !== undefined) }))
    .filter((line): line is { name: string; end: Point } => line.end !== undefined)
    .toReversed()
    .sort((a, b) => b.end[1] - a.end[1]);
  let above = plotBox.top - lineOfLetters / 2;
  return markup`${ends.map(({ name, end }) => {
    if (end[0] < early)
      return markup`<text class="name" x="${across(end[0])}" dx="5" y="${down(end[1])}" dy=".32em">${name}</text>`;
    const y = Math.min(plotBottom - 3, Math.max(down(end[1]) - 6, above + lineOfLetters));
    above = y;
    return markup`<text class="name" x="100%" dx="-2" y="${y}" text-anchor="end">${name}</text>`;
  })}`;
}

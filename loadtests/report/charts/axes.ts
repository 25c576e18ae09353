import { markup, type Markup } from "../markup.ts";
import { clock, type Figure } from "../words/figures.ts";
import type { Limit } from "./chart.ts";
import { across, down, plotBottom, plotBox } from "./plot-box.ts";
import type { Scale } from "./scale.ts";

/** Lines across at the ticks, their figures in the margin at the left. */
export function valueAxis(scale: Scale, figure: Figure): Markup {
  return markup`<g class="axis">${scale.ticks.map((tick, index) => {
    const y = down(scale.place(tick));
    return markup`<line class="${index === 0 ? "base" : "grid"}" x1="0" x2="100%" y1="${y}" y2="${y}"/><text x="-8" y="${y}" dy=".32em" text-anchor="end">${figure(tick)}</text>`;
  })}</g>`;
}

export function timeAxis(scale: Scale): Markup {
  return markup`<g class="axis">${scale.ticks.map((tick) => {
    const place = scale.place(tick);
    return markup`<line class="tick" x1="${across(place)}" x2="${across(place)}" y1="${plotBottom}" y2="${plotBottom + 4}"/><text x="${across(place)}" y="${plotBottom + 16}" text-anchor="${anchorOf(place)}">${clock(tick)}</text>`;
  })}</g>`;
}

/** Words at the edges stay inside. */
export function anchorOf(place: number): "start" | "middle" | "end" {
  if (place < 0.015) return "start";
  return place > 0.985 ? "end" : "middle";
}

/** A level to compare with, its name above it at the left, or below it at the top of the plot. */
export function limitLine(scale: Scale, { value, name }: Limit): Markup {
  const y = down(scale.place(value));
  const words = y - plotBox.top < 14 ? y + 14 : y - 4;
  return markup`<g class="limit"><line x1="0" x2="100%" y1="${y}" y2="${y}"/><text x="4" y="${words}">${name}</text></g>`;
}

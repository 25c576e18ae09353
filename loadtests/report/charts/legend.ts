import { markup, type Markup } from "../markup.ts";
import { colourOf, type Chart } from "./chart.ts";

/** Layers from the top one downwards, as they lie; lines in their order. The script changes the figures into those of a moment. */
export function legend(chart: Chart): Markup {
  const entries = chart.series.map((series, index) => {
    const colour = colourOf(series, index);
    return markup`<li>${chart.kind === "layers" ? square(colour) : dash(colour)}<span>${series.name}</span><b data-series="${index}">${series.total}</b></li>`;
  });
  const planned =
    chart.plan === undefined ? undefined : markup`<li>${dash("plan")}<span>${chart.plan.name}</span></li>`;
  return markup`<ul class="legend">${planned}${chart.kind === "layers" ? entries.toReversed() : entries}</ul>`;
}

function square(colour: string): Markup {
  return markup`<svg class="swatch" width="14" height="14" aria-hidden="true"><rect class="layer ${colour}" x="1" y="1" width="12" height="12"/></svg>`;
}

function dash(colour: string): Markup {
  return markup`<svg class="swatch" width="24" height="14" aria-hidden="true"><path class="line ${colour}" d="M0 7H24"/></svg>`;
}

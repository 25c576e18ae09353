import { markup, type Markup } from "../markup.ts";
import { clock } from "../words/figures.ts";
import type { Chart } from "./chart.ts";

/** All figures of a chart; the script reads what it shows from here. */
export function chartTable({ title, windows, series, figure }: Chart): Markup {
  const heads = series.map(({ name }) => markup`<th scope="col">${name}</th>`);
  const rows = windows.map(({ from, until }, index) => {
    const cells = series.map(({ values }) => markup`<td>${figure(values[index])}</td>`);
    return markup`<tr data-until="${until}"><th scope="row">${clock(from)}</th>${cells}</tr>
`;
  });
  return markup`<details class="figures"><summary>Figures<span class="unseen"> of ${title}</span></summary>
<div class="scroll" tabindex="0" role="region" aria-label="Figures of ${title}"><table class="dense"><thead><tr><th scope="col">From</th>${heads}</tr></thead><tbody>
${rows}</tbody></table></div></details>`;
}

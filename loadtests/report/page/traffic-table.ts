import { percentile } from "../../results/histogram.ts";
import { cachedShare, failedShare, type Traffic } from "../../results/traffic.ts";
import type { Beyond } from "../service-levels.ts";
import { markup, type Content, type Markup } from "../markup.ts";
import { bytes, count, milliseconds, percent } from "../words/figures.ts";

export interface TrafficRow {
  readonly name: Content;
  readonly traffic: Traffic;
  /** Figures beyond a service level are marked. */
  readonly beyond: Beyond | undefined;
}

/** One row of figures for each module or journey. */
export function trafficTable(label: string, rows: readonly TrafficRow[]): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Table by ${label.toLowerCase()}"><table class="dense"><thead><tr><th scope="col">${label}</th><th scope="col">Visitors</th><th scope="col">Answers</th><th scope="col">p50</th><th scope="col">p95</th><th scope="col">p99</th><th scope="col">Failed</th><th scope="col">Cached</th><th scope="col">Bytes</th></tr></thead><tbody>
${rows.map(trafficRow)}</tbody></table></div>`;
}

function trafficRow({ name, traffic, beyond }: TrafficRow): Markup {
  const at = (share: number) => percentile(traffic.latency, share);
  const { slow = false, failing = false } = beyond ?? {};
  return markup`<tr><th scope="row">${name}</th><td>${count(traffic.arrivals)}</td><td>${count(traffic.answers)}</td><td>${milliseconds(at(0.5))}</td>${figureCell(milliseconds(at(0.95)), slow)}<td>${milliseconds(at(0.99))}</td>${figureCell(percent(failedShare(traffic)), failing)}<td>${percent(cachedShare(traffic))}</td><td>${bytes(traffic.bytes)}</td></tr>
`;
}

function figureCell(figure: string, beyond: boolean): Markup {
  return beyond
    ? markup`<td class="beyond"><span aria-hidden="true">▲ </span>${figure}<span class="unseen"> beyond its service level</span></td>`
    : markup`<td>${figure}</td>`;
}

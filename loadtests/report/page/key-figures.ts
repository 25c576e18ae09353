import { percentile } from "../../results/histogram.ts";
import type { RunRecord } from "../../results/run-record.ts";
import { portalCpuSeconds } from "../../results/portal-cpu.ts";
import { cpuSeconds, gatewayTotals } from "../../results/summarize.ts";
import { cachedShare, droppedShare, failedShare, totalOf, trafficOf } from "../../results/traffic.ts";
import { markup, type Markup } from "../markup.ts";
import { bytes, count, milliseconds, percent, quantity } from "../words/figures.ts";

/** The run in a dozen figures. */
export function keyFigures(record: RunRecord): Markup {
  const traffic = trafficOf(record.journeys);
  const { shed, coalesced } = gatewayTotals(record.gateways);
  const work = portalCpuSeconds(record);
  const generator = cpuSeconds(record)["generator"] ?? 0;
  const figures: readonly (readonly [string, string])[] = [
    ["Visitors", count(traffic.arrivals)],
    ["Answers", count(traffic.answers)],
    ["Failed", percent(failedShare(traffic))],
    ["Not brought", percent(droppedShare(traffic))],
    ["p50", milliseconds(percentile(traffic.latency, 0.5))],
    ["p95", milliseconds(percentile(traffic.latency, 0.95))],
    ["p99", milliseconds(percentile(traffic.latency, 0.99))],
    ["From the cache", percent(cachedShare(traffic))],
    ["Coalesced", count(coalesced)],
    ["Shed", count(totalOf(shed))],
    ["Sent to visitors", bytes(traffic.bytes)],
    ["CPU per answer", work > 0 && traffic.answers > 0 ? milliseconds((work * 1000) / traffic.answers) : "–"],
    ["Generator’s CPU", generator > 0 ? `${quantity(generator)} s` : "–"],
    ["Acknowledged", count(record.acknowledged)],
  ];
  return markup`<dl class="figures-row">${figures.map(
    ([name, figure]) => markup`<div><dt>${name}</dt><dd>${figure}</dd></div>`,
  )}</dl>
`;
}

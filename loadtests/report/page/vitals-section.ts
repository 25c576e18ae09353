import type { RunRecord } from "../../results/run-record.ts";
import { markup, type Markup } from "../markup.ts";
import { goodVitals, vitalsByPage, type VitalSummary } from "../vital-levels.ts";
import { count, milliseconds, nothing } from "../words/figures.ts";
import { room } from "./room.ts";

const names = Object.keys(goodVitals) as VitalSummary["name"][];

/** What a real browser measured while the load ran; no part of the page where none was there. */
export function vitalsSection(record: RunRecord): Markup | undefined {
  const pages = vitalsByPage(record);
  if (pages.size === 0) return undefined;
  const rows = [...pages].map(([page, vitals]) => {
    const visits = Math.max(...vitals.map((vital) => vital.visits));
    return markup`<tr><th scope="row">${page}</th><td>${count(visits)}</td>${names.map((name) => cell(vitals.find((vital) => vital.name === name)))}</tr>
`;
  });
  const heads = names.map(
    (name) => markup`<th scope="col">${name}<small>good to ${figure(name, goodVitals[name])}</small></th>`,
  );
  return room({
    id: "vitals",
    title: "Web vitals",
    says: "75th percentile of visits with a real browser, while the load ran; the median in brackets.",
    contents: markup`<div class="scroll" tabindex="0" role="region" aria-label="Table of web vitals"><table class="dense"><thead><tr><th scope="col">Page</th><th scope="col">Visits</th>${heads}</tr></thead><tbody>
${rows}</tbody></table></div>`,
  });
}

function cell(vital: VitalSummary | undefined): Markup {
  if (vital === undefined) return markup`<td>${nothing}</td>`;
  const { name, median, p75, good } = vital;
  const figures = `${figure(name, p75)} (${figure(name, median)})`;
  return good
    ? markup`<td>${figures}</td>`
    : markup`<td class="beyond"><span aria-hidden="true">▲ </span>${figures}<span class="unseen"> not good</span></td>`;
}

function figure(name: VitalSummary["name"], value: number): string {
  return name === "CLS" ? value.toFixed(2) : milliseconds(value);
}

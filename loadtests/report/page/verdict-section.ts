import type { RunRecord } from "../../results/run-record.ts";
import { markup, type Markup } from "../markup.ts";
import { clock, count, milliseconds } from "../words/figures.ts";
import { exitCodeWords } from "../words/exit-code-words.ts";
import { worstMoments, type WorstMoment } from "../worst-moment.ts";
import { verdictMark } from "./marks.ts";

/** The verdict first: what it is, why, and what to do. */
export function verdictSection(record: RunRecord): Markup {
  const { exitCode, sentence } = record.verdict;
  const words = exitCodeWords(exitCode);
  const reasons = reasonsOf(record);
  return markup`<section class="verdict ${toneOf(exitCode)}" aria-labelledby="verdict">
<h1 id="verdict">${verdictMark(exitCode)}<span>${words.title}</span></h1>
<p class="sentence">${sentence}</p>
<div class="pair"><div><h2>Why</h2>
<ul>${reasons.length > 0 ? reasons.map((reason) => markup`<li>${reason}</li>`) : markup`<li>${words.meaning}</li>`}</ul></div>
<div><h2>What to do</h2><p>${words.remedy}</p></div></div></section>
`;
}

export function toneOf(exitCode: number): "good" | "bad" | "unsure" {
  if (exitCode === 0) return "good";
  return exitCode === 1 || exitCode === 2 ? "bad" : "unsure";
}

const shownReasons = 5;

function reasonsOf(record: RunRecord): Content[] {
  const { broken, checks, endings, modules } = record;
  const missed = checks.filter(({ passed }) => !passed);
  // Where the figures say nothing about the portal, what is told of its modules is no reason.
  const says = toneOf(record.verdict.exitCode) !== "unsure";
  const failed = says
    ? missed
    : missed.filter(({ name }) => !modules.some(({ id }) => name.startsWith(`${id}: `)));
  return [
    ...broken.map(({ oracle, module, detail }) => markup`<b>${oracle}</b> in ${module}: ${detail}`),
    ...failed.map(({ name, detail }) => markup`<b>${name}</b>: ${detail}`),
    ...(says ? worstMoments(record).map(momentWords) : []),
    ...(says && failed.length > 0 ? endings.slice(0, 1) : []).map(
      (ending) => markup`Most visitors who could not go on met: ${ending.reason} (${count(ending.count)} ×)`,
    ),
  ].slice(0, shownReasons + 2);
}
type Content = Markup;

function momentWords({ module, from, until, p95, answers, failed, busiest, events }: WorstMoment): Markup {
  const happened = events.map(({ kind, name }) => `${kind} “${name}”`).join(", ");
  const busy = busiest.map(({ service, cores }) => `${service} ${cores.toFixed(2)}`).join(", ");
  return markup`The worst moment of <b>${module}</b> was ${clock(from)}–${clock(until)}: p95 ${milliseconds(p95)}, ${count(failed)} of ${count(answers)} answers failed${happened === "" ? "" : `, around ${happened}`}${busy === "" ? "" : `; busiest then, in cores: ${busy}`}.`;
}

import { percentile } from "../results/histogram.ts";
import type { RunRecord } from "../results/run-record.ts";
import { byModule } from "../results/summarize.ts";
import { cachedShare, failedShare, type Traffic } from "../results/traffic.ts";
import { beyondLevels, type Beyond } from "./service-levels.ts";
import { exitCodeWords } from "./words/exit-code-words.ts";
import { count, milliseconds, percent, quantity } from "./words/figures.ts";
import { markdownText } from "./words/markdown.ts";

const shownTroubles = 10;

/** What a pull request is told: the verdict, what was missed, one row for each module, where the rest is. */
export function summaryMarkdown(record: RunRecord): string {
  const { verdict, profile } = record;
  const sign = verdict.exitCode === 0 ? "✅" : verdict.exitCode <= 2 ? "❌" : "⚠️";
  const parts = [
    `### ${sign} Load test ${markdownText(profile.name)} × ${quantity(profile.scale)}: ${exitCodeWords(verdict.exitCode).title}`,
    markdownText(verdict.sentence),
    troubles(record),
    moduleTable(record),
    `Exit code ${verdict.exitCode}. ${exitCodeWords(verdict.exitCode).remedy}`,
    "More: `report.html` (charts), `run.json` (all figures), `junit.xml` (checks).",
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function troubles({ broken, checks }: RunRecord): string {
  const all = [
    ...broken.map(({ oracle, module, detail }) => `${oracle} in ${module}: ${detail}`),
    ...checks.filter(({ passed }) => !passed).map(({ name, detail }) => `${name}: ${detail}`),
  ];
  const rest = all.length - shownTroubles;
  const lines = all.slice(0, shownTroubles).map((trouble) => `- ✗ ${markdownText(trouble)}`);
  return [...lines, ...(rest > 0 ? [`- and ${rest} more`] : [])].join("\n");
}

function moduleTable(record: RunRecord): string {
  const beyond = beyondLevels(record);
  const rows = [...byModule(record)].map(([id, traffic]) => moduleRow(id, traffic, beyond.get(id)));
  return [
    "| Module | Visitors | Answers | p50 | p95 | p99 | Failed | Cached |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
  ].join("\n");
}

function moduleRow(id: string, traffic: Traffic, beyond: Beyond | undefined): string {
  const at = (share: number) => percentile(traffic.latency, share);
  const marked = (exceeded: boolean | undefined, figure: string) =>
    exceeded === true ? `**${figure}** ▲` : figure;
  const cells = [
    markdownText(id),
    count(traffic.arrivals),
    count(traffic.answers),
    milliseconds(at(0.5)),
    marked(beyond?.slow, milliseconds(at(0.95))),
    milliseconds(at(0.99)),
    marked(beyond?.failing, percent(failedShare(traffic))),
    percent(cachedShare(traffic)),
  ];
  return `| ${cells.join(" | ")} |`;
}

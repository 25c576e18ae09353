import type { RunRecord } from "../../results/run-record.ts";
import { markup, type Content, type Markup } from "../markup.ts";
import { commandLine } from "../words/command-line.ts";
import { exitCodeTable } from "../words/exit-code-words.ts";
import { bytes, count, moment, quantity } from "../words/figures.ts";
import { room } from "./room.ts";

/** Where it ran, how to run it again, what exit codes say. */
export function machineSection(record: RunRecord): Markup {
  const { machine, portal, profile, generator, observation } = record;
  const facts: readonly (readonly [string, Content])[] = [
    ["Run", record.id],
    ["Began", moment(record.startedAt)],
    ["Ended", moment(record.endedAt)],
    ["Profile", `${profile.name}, scale ${quantity(profile.scale)}, ${count(profile.seconds)} s`],
    ["Portal", `${portal.origin}${portal.revision === undefined ? "" : `, revision ${portal.revision}`}`],
    ["Machine", `${machine.cpu}, ${count(machine.cores)} cores, ${bytes(machine.memory)}`],
    ["System", `${machine.system}, Node.js ${machine.node}`],
    [
      "Load generator",
      `k6 ${generator.k6}, ${count(generator.processes)} process${generator.processes === 1 ? "" : "es"}`,
    ],
    ["Not observed", observation.missing.length === 0 ? "nothing" : observation.missing.join(" ")],
  ];
  return room({
    id: "machine",
    title: "Run it again",
    contents: markup`<pre tabindex="0" role="region" aria-label="Command"><code>${commandLine(record)}</code></pre>
<dl class="facts">${facts.map(([name, fact]) => markup`<div><dt>${name}</dt><dd>${fact}</dd></div>`)}</dl>`,
  });
}

export function exitCodesSection({ verdict }: RunRecord): Markup {
  const rows = exitCodeTable.map(
    ({ code, title, meaning }) =>
      markup`<tr${code === verdict.exitCode ? markup` class="this"` : undefined}><th scope="row">${code}</th><td>${title}${code === verdict.exitCode ? markup` <small>this run</small>` : undefined}</td><td>${meaning}</td></tr>
`,
  );
  return room({
    id: "exit-codes",
    title: "Exit codes",
    contents: markup`<table class="codes"><thead class="unseen"><tr><th scope="col">Code</th><th scope="col">Verdict</th><th scope="col">Meaning</th></tr></thead><tbody>
${rows}</tbody></table>`,
  });
}

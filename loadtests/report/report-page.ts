import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { RunRecord } from "../results/run-record.ts";
import { markup, trusted, type Markup } from "./markup.ts";
import { brokenSection } from "./page/broken-section.ts";
import { checksSection } from "./page/checks-section.ts";
import { courseSection } from "./page/course-section.ts";
import { endingsSection } from "./page/endings-section.ts";
import { keyFigures } from "./page/key-figures.ts";
import { exitCodesSection, machineSection } from "./page/machine-section.ts";
import { journeysSection, modulesSection } from "./page/traffic-sections.ts";
import { verdictSection } from "./page/verdict-section.ts";
import { vitalsSection } from "./page/vitals-section.ts";
import { exitCodeWords } from "./words/exit-code-words.ts";
import { moment, quantity } from "./words/figures.ts";

const asset = (name: string) => readFileSync(path.join(import.meta.dirname, "browser", name), "utf8");
const style = asset("report.css");
const script = asset("report.js");

/** Nothing is fetched, and of all styles and scripts only these two work, whatever a record holds. */
const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`;

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** The whole report as one HTML document that needs nothing else. */
export function reportPage(record: RunRecord): string {
  const { profile, verdict, startedAt } = record;
  const title = `${exitCodeWords(verdict.exitCode).title}: load test ${profile.name}`;
  const page = markup`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${title}</title><style>${trusted(style)}</style></head>
<body><header class="wrap"><p class="brand">${square()}Madang</p><p>Load test <b>${profile.name}</b> × ${quantity(profile.scale)}</p><p><time datetime="${startedAt}">${moment(startedAt)}</time></p></header>
<main class="wrap">
${verdictSection(record)}${keyFigures(record)}${brokenSection(record)}${checksSection(record)}${courseSection(record)}${modulesSection(record)}${journeysSection(record)}${vitalsSection(record)}${endingsSection(record)}${machineSection(record)}${exitCodesSection(record)}</main>
<footer class="wrap"><p>All figures are in run.json beside this page; how they are counted stands in docs/load-testing.md.</p></footer>
<script>${trusted(script)}</script></body></html>
`;
  return page.toString();
}

/** The yard: a square with an open side. */
function square(): Markup {
  return markup`<svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true"><path d="M3 3h18v18H3z"/><rect x="8" y="13" width="8" height="8"/></svg>`;
}

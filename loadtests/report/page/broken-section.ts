import type { RunRecord } from "../../results/run-record.ts";
import { markup, type Markup } from "../markup.ts";
import { count } from "../words/figures.ts";
import { room } from "./room.ts";

const shown = 50;

/** Broken promises with their evidence; no part of the page where all held. */
export function brokenSection({ broken }: RunRecord): Markup | undefined {
  if (broken.length === 0) return undefined;
  const rest = broken.length - shown;
  return room({
    id: "broken",
    title: "Broken promises",
    says: "Evidence says where and when, never what.",
    contents: markup`<ol class="broken">${broken.slice(0, shown).map(
      ({ oracle, module, detail, evidence }) =>
        markup`<li><p><b>${oracle}</b> in ${module}: ${detail}</p><p class="evidence">${evidence}</p></li>
`,
    )}</ol>${rest > 0 ? markup`<p>${count(rest)} more are in run.json.</p>` : undefined}`,
  });
}

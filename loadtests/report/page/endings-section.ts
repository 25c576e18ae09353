import type { RunRecord } from "../../results/run-record.ts";
import { markup, type Markup } from "../markup.ts";
import { count } from "../words/figures.ts";
import { room } from "./room.ts";

const shown = 30;

/** Why visitors could not go on; no part of the page where all could. */
export function endingsSection({ endings }: RunRecord): Markup | undefined {
  if (endings.length === 0) return undefined;
  const rest = endings.length - shown;
  return room({
    id: "endings",
    title: "Endings",
    says: "Why visitors could not go on.",
    contents: markup`<table class="endings"><thead><tr><th scope="col">Visitors</th><th scope="col">Reason</th></tr></thead><tbody>${endings
      .slice(0, shown)
      .map(
        (ending) => markup`<tr><td>${count(ending.count)}</td><td>${ending.reason}</td></tr>
`,
      )}</tbody></table>${rest > 0 ? markup`<p>${count(rest)} more reasons are in run.json.</p>` : undefined}`,
  });
}

import type { RunRecord } from "../../results/run-record.ts";
import { markup, type Markup } from "../markup.ts";
import { count } from "../words/figures.ts";
import { checkMark } from "./marks.ts";
import { room } from "./room.ts";

/** What had to hold, what was missed first. */
export function checksSection({ checks }: RunRecord): Markup {
  const missed = checks.filter(({ passed }) => !passed).length;
  const rows = [...checks]
    .sort((a, b) => Number(a.passed) - Number(b.passed))
    .map(
      ({ name, passed, detail }) =>
        markup`<tr><td>${checkMark(passed)}</td><th scope="row">${name}</th><td>${detail}</td></tr>
`,
    );
  return room({
    id: "checks",
    title: "Checks",
    says: `${count(checks.length - missed)} held, ${count(missed)} missed.`,
    contents:
      checks.length === 0
        ? markup`<p class="quiet">Nothing was checked.</p>`
        : markup`<table class="checks"><thead class="unseen"><tr><th scope="col">State</th><th scope="col">What has to hold</th><th scope="col">What was found</th></tr></thead><tbody>
${rows}</tbody></table>`,
  });
}

import type { NumberedEvent } from "../charts/event-marks.ts";
import { markup, type Markup } from "../markup.ts";
import { clock } from "../words/figures.ts";

/** What the numbers on the charts stand for. */
export function eventsTable(events: readonly NumberedEvent[]): Markup {
  if (events.length === 0) return markup`<p class="quiet">Nothing was planned to happen beside the load.</p>`;
  const rows = events.map(
    ({ number, at, until, kind, name, detail }) =>
      markup`<tr><td class="number">${number}</td><td class="time">${clock(at)}${until === undefined ? "" : `–${clock(until)}`}</td><td><span class="kind ${kind}">${line(kind)}${kind}</span></td><th scope="row">${name}</th><td>${detail}</td></tr>
`,
  );
  return markup`<table class="events"><caption>The numbers above the charts</caption><thead class="unseen"><tr><th scope="col">Number</th><th scope="col">When</th><th scope="col">Kind</th><th scope="col">Name</th><th scope="col">Detail</th></tr></thead><tbody>
${rows}</tbody></table>`;
}

function line(kind: string): Markup {
  return markup`<svg width="10" height="16" aria-hidden="true"><line class="event ${kind}" x1="5" x2="5" y1="0" y2="16"/></svg>`;
}

import type { RunEvent } from "../../results/run-record.ts";
import { markup, type Markup } from "../markup.ts";
import { anchorOf } from "./axes.ts";
import { across, plotBottom, plotBox } from "./plot-box.ts";
import type { Scale } from "./scale.ts";

/** An event with the number that it has in all charts and in the list of events. */
export interface NumberedEvent extends RunEvent {
  readonly number: number;
}

/** In the order of time, from 1. */
export function numbered(events: readonly RunEvent[]): NumberedEvent[] {
  return [...events]
    .sort((a, b) => a.at - b.at)
    .map((event, index) => Object.assign({}, event, { number: index + 1 }));
}

/** What lasts is a ground under the curves; stages fill the whole time and need none. */
export function eventGrounds(events: readonly NumberedEvent[], time: Scale): Markup {
  return markup`${events.map(({ at, until, kind }) => {
    if (until === undefined || kind === "stage") return undefined;
    const width = time.place(until) - time.place(at);
    return markup`<rect class="lasts ${kind}" x="${across(time.place(at))}" width="${across(width)}" y="${plotBox.top}" height="${plotBox.height}"/>`;
  })}`;
}

/** A line down for each event; the numbers stand above, those that would touch share a place. */
export function eventLines(events: readonly NumberedEvent[], time: Scale): Markup {
  const lines = events.map(({ at, kind }) => {
    const place = across(time.place(at));
    return markup`<line class="event ${kind}" x1="${place}" x2="${place}" y1="${plotBox.top - 4}" y2="${plotBottom}"/>`;
  });
  const numbers = groupsOf(events, time).map(({ place, text }) => {
    return markup`<text class="number" x="${across(place)}" y="${plotBox.top - 9}" text-anchor="${anchorOf(place)}">${text}</text>`;
  });
  return markup`${lines}${numbers}`;
}

/** Share of the width within which numbers share a place: on a phone it is about two digits. */
const touching = 0.045;

function groupsOf(
  events: readonly NumberedEvent[],
  time: Scale,
): { readonly place: number; readonly text: string }[] {
  const groups: { place: number; first: number; last: number }[] = [];
  for (const { at, number } of events) {
    const place = time.place(at);
    const group = groups.at(-1);
    if (group !== undefined && place - group.place < touching) group.last = number;
    else groups.push({ place, first: number, last: number });
  }
  return groups.map(({ place, first, last }) => ({
    place,
    text: first === last ? String(first) : `${first}–${last}`,
  }));
}

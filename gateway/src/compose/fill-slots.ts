import { slotMarker } from "@madang/manifest";
import { lastingValidity, validityOfWhole, type Validity } from "../cache/validity.ts";
import type { ShownView } from "./page-content.ts";

/** Markup with the views that stand in it. */
export interface Filled {
  readonly chunks: readonly Buffer[];
  readonly shown: readonly ShownView[];
  /** Of all that stands there; undefined where a part may not be kept. */
  readonly validity: Validity | undefined;
}

/** Nothing to show, and nothing that could change that but the route table. */
export const unfilled: Filled = { chunks: [], shown: [], validity: lastingValidity };

/** Puts each slot's boxes where the fragment's marker stands. The fragment is searched for the marker, never parsed. */
export async function fillSlots(options: {
  html: Buffer;
  slots: readonly string[];
  fill: (slot: string) => Promise<Filled>;
}): Promise<Filled> {
  const { html, slots, fill } = options;
  if (slots.length === 0) return { ...unfilled, chunks: [html] };
  const places = slots
    .map((slot) => ({ slot, marker: slotMarker(slot) }))
    .map(({ slot, marker }) => ({ slot, length: marker.length, at: html.indexOf(marker) }))
    .filter((place) => place.at !== -1)
    .sort((a, b) => a.at - b.at);
  const filled = await Promise.all(places.map((place) => fill(place.slot)));
  const chunks: Buffer[] = [];
  let from = 0;
  for (const [index, place] of places.entries()) {
    chunks.push(html.subarray(from, place.at), ...(filled[index]?.chunks ?? []));
    from = place.at + place.length;
  }
  chunks.push(html.subarray(from));
  return {
    chunks,
    shown: filled.flatMap((one) => one.shown),
    validity: validityOfWhole(filled.map((one) => one.validity)),
  };
}

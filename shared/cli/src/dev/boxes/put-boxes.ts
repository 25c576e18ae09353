import { boxElements } from "./box-elements.ts";

/** Where a box stands among others. */
export interface BoxPlace {
  readonly slot: string;
  readonly order: number;
}

export interface OwnBox extends BoxPlace {
  readonly name: string;
  /** With its frame; empty where it has nothing to show. */
  readonly html: string;
}

/** Places of the boxes of all modules whose source is here, by `<module>/<box>`. */
export type KnownPlaces = ReadonlyMap<string, BoxPlace>;

/**
 * Puts the boxes of the module in development where the portal has those that it runs; a box that the portal does not have yet goes
 * among the boxes of its slot, by its order. A slot without any box cannot be seen in a page: then nothing is put there.
 */
export function putBoxes(html: string, boxes: readonly OwnBox[], known: KnownPlaces): string {
  return boxes.reduce((page, box) => putBox(page, box, known), html);
}

function putBox(html: string, box: OwnBox, known: KnownPlaces): string {
  const there = boxElements(html);
  const same = there.find(({ name }) => name === box.name);
  if (same !== undefined) return html.slice(0, same.start) + box.html + html.slice(same.end);
  const inSlot = there.filter(({ name }) => known.get(name)?.slot === box.slot);
  const after = inSlot.find(({ name }) => (known.get(name)?.order ?? 0) > box.order);
  const place = after?.start ?? inSlot.at(-1)?.end;
  return place === undefined ? html : html.slice(0, place) + box.html + html.slice(place);
}

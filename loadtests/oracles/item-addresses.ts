import type { ImportedItem } from "./import-embargoed.ts";

export interface ItemAddress {
  readonly path: string;
  /** Whether the item has to stand there once it is public. */
  readonly mustAppear: boolean;
}

/** Where an item of the load test's own may stand, by its module's load/embargo.json. */
export function addressesOf(item: Pick<ImportedItem, "facts" | "word" | "module">): ItemAddress[] {
  const values: Record<string, string> = { ...item.facts, word: item.word };
  const fill = (path: string) => path.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const { appears, watched } = item.module;
  return [
    ...appears.map((path) => ({ path: fill(path), mustAppear: true })),
    ...watched.map((path) => ({ path: fill(path), mustAppear: false })),
  ];
}

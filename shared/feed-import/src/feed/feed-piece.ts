/** A part of a feed as a splitter hands it on; the head comes first, once. */
export type FeedPiece =
  | { readonly kind: "head"; readonly text: string }
  | { readonly kind: "item"; readonly number: number; readonly text: string; readonly fault?: PieceFault };

export type PieceFault = "ITEM_TOO_LARGE" | "ITEM_NOT_CLOSED";

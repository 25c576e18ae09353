import type { MarkedPiece } from "../search-findings.ts";

/** A text in which what was searched for is marked. */
export function MarkedText({ pieces }: { readonly pieces: readonly MarkedPiece[] }) {
  return pieces.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text));
}

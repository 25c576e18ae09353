import type { MarkedPiece } from "../../search-findings.ts";
import { hitsIn, markText, type Span } from "./mark-text.ts";

/** In characters. */
const longest = 120;
const before = 36;

/** The words with what stands around them, cut between words; undefined where none of them is in the text. */
export function inContext(text: string, patterns: readonly RegExp[]): MarkedPiece[] | undefined {
  const hits = hitsIn(text, patterns);
  const best = bestPlace(hits);
  if (best === undefined) return undefined;
  const start = wordAfter(text, best.start - before);
  const end = Math.max(best.end, wordBefore(text, start + longest));
  const shown = hits
    .filter((hit) => hit.start >= start && hit.end <= end)
    .map((hit) => ({ start: hit.start - start, end: hit.end - start }));
  const pieces = markText(text.slice(start, end), shown);
  return [
    ...(start > 0 ? [{ text: "… ", hit: false }] : []),
    ...pieces,
    ...(end < text.length ? [{ text: " …", hit: false }] : []),
  ];
}

/** Where the most of what was searched for stands close together. */
function bestPlace(hits: readonly Span[]): Span | undefined {
  let best: { readonly hit: Span; readonly near: number } | undefined;
  for (const [at, hit] of hits.entries()) {
    const near = hits.slice(at, at + 8).filter(({ end }) => end - hit.start < longest - before).length;
    if (best === undefined || near > best.near) best = { hit, near };
  }
  return best?.hit;
}

function wordAfter(text: string, place: number): number {
  if (place <= 0) return 0;
  const space = text.indexOf(" ", place);
  return space === -1 || space > place + 16 ? wholeCharacter(text, place) : space + 1;
}

function wordBefore(text: string, place: number): number {
  if (place >= text.length) return text.length;
  const space = text.lastIndexOf(" ", place);
  return space < place - 16 ? wholeCharacter(text, place) : space;
}

/** Never between the two units of one character. */
function wholeCharacter(text: string, place: number): number {
  return /[\udc00-\udfff]/.test(text[place] ?? "") ? place + 1 : place;
}

import type { MarkedPiece } from "../../search-findings.ts";
import { foldWithPlaces } from "./fold-text.ts";
import { searchTerms } from "./search-terms.ts";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Expressions that find the words of a search in a folded text. */
export function hitPatterns(words: readonly string[]): RegExp[] {
  const clauses = searchTerms(words).terms.flatMap(({ readings }) => readings.flat());
  return [...new Set(clauses.map(({ pattern }) => pattern))].map((pattern) => new RegExp(pattern, "gu"));
}

/** Where the words stand in a text, from front to back, none overlapping. */
export function hitsIn(text: string, patterns: readonly RegExp[]): Span[] {
  const folded = foldWithPlaces(text);
  const hits = patterns.flatMap((pattern) =>
    [...folded.text.matchAll(pattern)].map(({ 0: found, index }) => {
      const first = found.startsWith(" ") ? index + 1 : index;
      return spanOf(text, folded.places[first] ?? 0, folded.places[index + found.length - 1] ?? 0);
    }),
  );
  return withoutOverlap(hits.sort((left, right) => left.start - right.start || right.end - left.end));
}

/** From the first letter to the end of the last one, which may be two UTF-16 units long. */
function spanOf(text: string, first: number, last: number): Span {
  return { start: first, end: last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1) };
}

function withoutOverlap(hits: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const hit of hits) {
    const before = found.at(-1);
    if (before === undefined || hit.start >= before.end) found.push(hit);
    else if (hit.end > before.end) found[found.length - 1] = { start: before.start, end: hit.end };
  }
  return found;
}

/** The text in pieces; all of them together are the text. */
export function markText(text: string, hits: readonly Span[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const { start, end } of hits) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}

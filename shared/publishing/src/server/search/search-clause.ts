import { longestPrefix, windows } from "./grams.ts";
import { letterKind, runsOf, type LetterKind } from "./letter-kind.ts";

/** What a text must have for one word of a search. */
export interface SearchClause {
  /** Grams that the index must hold, all of them. */
  readonly all: readonly string[];
  /** Two letters each, side by side or with a gap between them. */
  readonly pairs: readonly { readonly close: string; readonly apart: string }[];
  /** A regular expression over the folded text, of PostgreSQL (ARE) and of JavaScript alike. */
  readonly pattern: string;
  /** The grams say all; the pattern need not be tried. */
  readonly exact: boolean;
  /** The word without gaps, for the title. */
  readonly squeezed: string;
}

const wordStart = "(?:^| )";
/** Where a Latin word begins; 한울bus has one. */
const latinStart = "(?<![a-z\\u00df-\\u024f])";
/** From so many letters on a word may have been written apart anywhere. */
const compound = 4;

/** `parts` are the pieces of one word as it was typed: 2026-1184 has two. */
export function searchClause(parts: readonly string[]): SearchClause {
  const letters = parts.flatMap((part) => [...part]);
  const kinds = letters.map(letterKind);
  const squeezed = letters.join("");
  const alone = letters.length === 1;
  const all = parts.flatMap((part) => [...runGrams([...part], alone)]);
  const pairs = pairsOf(letters, kinds);
  const isLettersApart = letters.length > 1 && all.length === 0 && pairs.length === 0;
  const base = {
    all,
    pairs: isLettersApart ? [firstPair(letters, kinds[0] ?? "syllable")] : pairs,
    squeezed,
  };
  if (parts.length > 1) return { ...base, pattern: loosePattern(parts), exact: false };
  if (new Set(kinds).size > 1) return { ...base, pattern: mixedPattern(letters, kinds), exact: false };
  return { ...base, ...ofOneKind(letters, kinds[0] ?? "syllable") };
}

function ofOneKind(
  letters: readonly string[],
  kind: LetterKind,
): Partial<SearchClause> & Pick<SearchClause, "pattern" | "exact"> {
  const word = letters.join("");
  if (kind !== "syllable" && letters.length === 1)
    return { pattern: `(?<![a-z0-9])${word}(?![a-z0-9])`, exact: true };
  if (kind === "alphabet") return { pattern: latinStart + word, exact: letters.length <= longestPrefix };
  if (kind === "digit") return { pattern: word, exact: letters.length <= 4 };
  if (letters.length === 1) return { all: [`^${word}`], pairs: [], pattern: wordStart + word, exact: true };
  if (letters.length === 2)
    return { all: [word], pairs: [], pattern: `${word}|${wordStart}${letters.join(" ")}`, exact: true };
  const apart = letters.join(" ?");
  return { pattern: letters.length >= compound ? apart : `${word}|${wordStart}${apart}`, exact: false };
}

/** Beginnings of words in an alphabet and parts of numbers. One letter has a gram where it stands alone. */
function* runGrams(letters: readonly string[], alone: boolean): Generator<string> {
  for (const run of runsOf(letters)) {
    const { length } = run.letters;
    if (run.kind === "syllable") continue;
    if (length === 1 && !alone) continue;
    if (run.kind === "alphabet" || length === 1) yield `^${run.letters.slice(0, longestPrefix).join("")}`;
    else yield* windows(run.letters, Math.min(length, 4));
  }
}

/** Two letters that stand side by side or with a gap between them. */
function pairsOf(letters: readonly string[], kinds: readonly LetterKind[]): SearchClause["pairs"] {
  return letters.slice(1).flatMap((letter, at) => {
    const sameRun = kinds[at] === kinds[at + 1] && kinds[at] !== "syllable";
    return sameRun ? [] : [{ close: `${letters[at]}${letter}`, apart: `${letters[at]} ${letter}` }];
  });
}

/** R&D, 1-1: letters of one kind that were typed apart have no other gram. */
function firstPair([first, second]: readonly string[], kind: LetterKind): SearchClause["pairs"][number] {
  const together = `${first}${second}`;
  return { close: kind === "alphabet" ? `^${together}` : together, apart: `${first} ${second}` };
}

function mixedPattern(letters: readonly string[], kinds: readonly LetterKind[]): string {
  const gap = letters.length >= compound ? " ?" : "";
  const joined = letters
    .map((letter, at) =>
      at === 0 || (kinds[at] === kinds[at - 1] && kinds[at] !== "syllable") ? letter : gap + letter,
    )
    .join("");
  return kinds[0] === "alphabet" ? latinStart + joined : joined;
}

function loosePattern(parts: readonly string[]): string {
  const joined = parts.join(" ?");
  return letterKind([...joined][0] ?? "") === "alphabet" ? latinStart + joined : joined;
}
